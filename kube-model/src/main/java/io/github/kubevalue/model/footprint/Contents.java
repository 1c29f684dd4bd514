package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of which the states of a search are made. They are kept as long as the search lasts. */
public final class Contents {
    private static final int REMEMBERED = 1_000_000;

    private final Census census;
    private final Versions versions;
    private final Catalog catalog;
    private final Map<Object, Content> known = new HashMap<>();
    private final Census answers = new Census();
    private final Map<Object, Writing> writings = new HashMap<>();
    private Combinations combined = new Combinations();
    private final News noNews = News.none();
    private final List<Content> empty = new ArrayList<>();
    private final Map<Kind<?>, Integer> places = new HashMap<>();
    private int[] order = {};
    private final Objects start;
    private final Store store;

    /**
     * Returns the parts of a store.
     *
     * @param first the store with which a search begins
     * @param catalog what it keeps beside objects
     * @param census gives canonical forms their numbers
     */
    public Contents(Store first, Catalog catalog, Census census) {
        this.census = census;
        this.versions = new Versions(census);
        this.catalog = new Catalog(catalog.indexes(), catalog.tallies(), Vector.empty());
        Store so = first;
        Objects objects = new Objects(this, new Content[0], 0, null, null);
        for (KubeObject object : first.all()) {
            KeyValue old = first.keyValue(object.key()).get();
            KeyValue stored = versions.of(object).stored();
            so = so.replayed(new Change(so.revision() + 1, stored.key(), Option.of(old), Option.of(stored)));
            objects = objects.after(writing(Option.none(), Option.of(object)));
        }
        this.start = objects;
        this.store = so;
        start.hold(store);
    }

    /** The objects with which the search begins. */
    public Objects start() {
        return start;
    }

    /** Returns the change from one version of an object to another. */
    public Writing writing(Option<KubeObject> before, Option<KubeObject> after) {
        Option<Version> previous = before.map(versions::of);
        Option<Version> current = after.map(versions::of);
        return writings.computeIfAbsent(Tuple.of(previous, current), any -> {
            ResourceKey key = after.orElse(before).get().key();
            Change change = new Change(0, key, previous.map(Version::stored), current.map(Version::stored));
            return new Writing(change, place(key.kind()));
        });
    }

    /** Returns no news. */
    public News noNews() {
        return noNews;
    }

    /** Returns the objects after a change, known or new. What was found out about very many is forgotten. */
    Objects after(Objects before, Writing writing) {
        Content changed = before.content(writing.place()).after(writing, this);
        Objects known = combined.find(before, writing.place(), changed);
        return known == null ? made(before, writing, changed) : known;
    }

    private Objects made(Objects before, Writing writing, Content changed) {
        if (combined.size() > REMEMBERED) {
            combined.forget();
            combined = new Combinations();
            start.hold(store);
        }
        Content[] parts = before.contents(writing.place() + 1);
        parts[writing.place()] = changed;
        Objects made = new Objects(this, parts, canonical(parts), before, writing);
        combined.add(made);
        return made;
    }

    /** The number of the canonical forms of all objects in those parts. */
    private int canonical(Content[] parts) {
        int[] numbers = new int[parts.length];
        int size = 0;
        for (Content part : parts) {
            if (part.canonical() != 0) {
                numbers[size++] = part.canonical();
            }
        }
        return census.all(numbers, size);
    }

    /** No objects of the kind that has that place. */
    Content empty(int place) {
        return empty.get(place);
    }

    Content of(Kind<?> kind, Store objects) {
        Object name = Tuple.of(kind, numbers(objects.list(kind)));
        Content content = known.get(name);
        if (content == null) {
            content = new Content(known.size(), canonical(objects.list(kind)), kind, objects);
            known.put(name, content);
        }
        return content;
    }

    /** Where the kind has its place among all. */
    int place(Kind<?> kind) {
        Integer place = places.get(kind);
        if (place == null) {
            place = empty.size();
            places.put(kind, place);
            empty.add(of(kind, Store.empty(catalog)));
            order = ordered();
        }
        return place;
    }

    private int[] ordered() {
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToInt(Map.Entry::getValue)
                .toArray();
    }

    /** The places of all kinds, in the order of kinds. */
    int[] order() {
        return order;
    }

    /** Returns a number that equal answers have in common; 0 for nothing. */
    int number(Object answer) {
        Object told = told(answer);
        if (told.equals(List.of())) {
            return 0;
        }
        return answers.of(told);
    }

    private Object told(Object answer) {
        if (answer instanceof Option<?> option) {
            return option.map(this::told).map(List::of).getOrElse(List.of());
        }
        if (answer instanceof Seq<?> many) {
            List<Object> numbers = new ArrayList<>(many.size());
            many.forEach(each -> numbers.add(told(each)));
            return numbers;
        }
        return answer instanceof KubeObject object ? versions.of(object).number() : answer;
    }

    private int canonical(Seq<? extends KubeObject> objects) {
        return census.all(objects.map(object -> versions.of(object).canonical()));
    }

    private List<Integer> numbers(Seq<? extends KubeObject> objects) {
        List<Integer> numbers = new ArrayList<>(objects.size());
        objects.forEach(object -> numbers.add(versions.of(object).number()));
        return numbers;
    }
}
