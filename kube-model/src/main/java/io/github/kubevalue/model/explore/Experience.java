package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.footprint.Content;
import io.github.kubevalue.model.footprint.Footprint;
import io.github.kubevalue.model.footprint.Footprints;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What came of all turns that were taken so far in a search, and of whatever else was asked in it; what is new is tried and remembered. */
final class Experience {
    private final Turns turns;
    private final IdentityHashMap<Writing, Footprints<List<Desk>>> woken = new IdentityHashMap<>();
    private final Map<String, Crew> crews = new HashMap<>();
    private final Map<Tuple2<Fault, Setting>, Footprints<Outcome>> strikes = new HashMap<>();
    private final IdentityHashMap<Object, Footprints<Option<String>>> faults = new IdentityHashMap<>();
    private final IdentityHashMap<Object, IdentityHashMap<Seq<Change>, Option<String>>> faultsOfChanges =
            new IdentityHashMap<>();

    Experience(Turns turns) {
        this.turns = turns;
    }

    /** What comes of the work at that place. */
    Outcome outcome(Draft here, int place, Decisions decisions) {
        Desk desk = here.at(place);
        Footprints<Outcome> known = outcomes(here, desk);
        View view = here.view(desk, decisions);
        Option<Outcome> found = known.find(view);
        if (found.isDefined() && here.admits(found.get())) {
            return found.get();
        }
        decisions.rewind(1);
        Footprint footprint = new Footprint();
        Outcome made = turns.outcome(here.situation(), desk, footprint.choice(decisions), footprint);
        known.put(footprint, view, made);
        return made;
    }

    /** What comes of the work at that place, if that depends on nothing else than the objects; none if that is not known. */
    Option<Outcome> sure(Draft here, int place) {
        Option<Outcome> sure = outcomes(here, here.at(place)).find(here.objects());
        return sure.isDefined() && here.admits(sure.get()) ? sure : Option.none();
    }

    private static Footprints<Outcome> outcomes(Draft here, Desk desk) {
        return desk.outcomes(here.setting(), here.thought(desk), here.failures(desk));
    }

    /** What comes of the fault at that place among those that may happen. */
    Outcome struck(Draft here, int place, Decisions decisions) {
        Fault fault = here.setting().adversity().hazards().faults().get(place);
        Footprints<Outcome> known = strikes.computeIfAbsent(Tuple.of(fault, here.setting()), any -> new Footprints<>());
        View view = here.view(turns.nobody(), decisions);
        return known.find(view).filter(here::admits).getOrElse(() -> {
            Footprint footprint = new Footprint();
            Outcome made = turns.struck(here.situation(), place, footprint);
            known.put(footprint, view, made);
            return made;
        });
    }

    /** What an outcome makes of objects. */
    Effect effect(Objects before, Outcome outcome) {
        List<Writing> writings = outcome.writings();
        if (writings.isEmpty()) {
            return Effect.none(before);
        }
        Objects after = before;
        for (Writing writing : writings) {
            after = after.after(writing);
        }
        Sight sight = sight(after);
        return writings.size() == 1
                ? Effect.of(after, woken(writings.get(0), sight))
                : Effect.ofMany(
                        after,
                        writings.stream().map(writing -> woken(writing, sight)).toList());
    }

    private List<Desk> woken(Writing writing, Sight after) {
        return recalled(
                woken.computeIfAbsent(writing, any -> new Footprints<>()), after, seen -> turns.woken(writing, seen));
    }

    private Sight sight(Objects objects) {
        return new Sight(objects, turns.noNews());
    }

    private static <T> T recalled(Footprints<T> known, Sight here, Function<Snapshot, T> asking) {
        Option<T> found = known.find(here);
        if (found.isDefined()) {
            return found.get();
        }
        Footprint footprint = new Footprint();
        T answer = asking.apply(here.objects().seen(footprint));
        known.put(footprint, here, answer);
        return answer;
    }

    /** On what a controller looks that starts anew. */
    List<Desk> keys(Objects objects, String controller) {
        Crew crew = crews.computeIfAbsent(controller, any -> new Crew());
        Sight sight = sight(objects);
        Set<Desk> keys = new LinkedHashSet<>();
        for (Content content : objects.ofEachKind()) {
            keys.addAll(recalled(crew.listed(content), sight, seen -> turns.listed(controller, content, seen)));
        }
        return List.copyOf(keys);
    }

    /** Returns what is wrong with objects by a rule. */
    Option<String> fault(Objects objects, Function<Snapshot, Option<String>> rule) {
        return recalled(faults.computeIfAbsent(rule, any -> new Footprints<>()), sight(objects), rule);
    }

    /** Returns what is wrong by a rule with one of those changes. */
    Option<String> fault(Seq<Change> changes, Function<Change, Option<String>> rule) {
        return faultsOfChanges
                .computeIfAbsent(rule, any -> new IdentityHashMap<>())
                .computeIfAbsent(changes, all -> all.flatMap(rule).headOption());
    }
}
