package io.github.kubevalue.model.footprint;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.KeyValue;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The parts of which the states of a search are made. They are kept as long as the search lasts. */
public final class Contents {
    private static final int REMEMBERED = 100_000;

    private final Census census;
    private final Versions versions;
    private final Catalog catalog;
    private final Map<Object, Content> known = new HashMap<>();
    private final Census answers = new Census();
    private final Map<Object, Writing> writings = new HashMap<>();
    private final Map<Numbers, Objects> combined = new HashMap<>();
    private final News noNews = News.none();
    private final List<Content> empty = new ArrayList<>();
    private final Map<Kind<?>, Integer> places = new HashMap<>();
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
        Objects objects = new Objects(this, new Content[0], 0, Option.none());
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
        return writings.computeIfAbsent(
                Tuple.of(previous, current),
                any -> new Writing(new Change(
                        0,
                        after.orElse(before).get().key(),
                        previous.map(Version::stored),
                        current.map(Version::stored))));
    }

    /** Returns no news. */
    public News noNews() {
        return noNews;
    }

    /**
     * Returns the objects that are made up of those parts, known or new. What was found out about very many is forgotten.
     *
     * @param origin from where they are come to; none if they are the first
     */
    Objects of(Content[] parts, Option<Origin> origin) {
        if (combined.size() > REMEMBERED) {
            combined.values().forEach(Objects::forget);
            combined.clear();
            start.hold(store);
        }
        Numbers numbers = new Numbers(numbers(parts, Content::number));
        Objects known = combined.get(numbers);
        if (known == null) {
            known = new Objects(this, parts, canonical(parts), origin);
            combined.put(numbers, known);
        }
        return known;
    }

    /** The number of the canonical forms of all objects in those parts. */
    private int canonical(Content[] parts) {
        return census.all(numbers(parts, Content::canonical));
    }

    /** The numbers of those that are not empty. */
    private static int[] numbers(Content[] parts, ToIntFunction<Content> number) {
        int[] numbers = new int[parts.length];
        int size = 0;
        for (Content part : parts) {
            if (part.canonical() != 0) {
                numbers[size++] = number.applyAsInt(part);
            }
        }
        return Arrays.copyOf(numbers, size);
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
        }
        return place;
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
