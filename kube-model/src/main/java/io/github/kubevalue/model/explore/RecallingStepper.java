package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.footprint.Census;
import io.github.kubevalue.model.footprint.Content;
import io.github.kubevalue.model.footprint.Footprint;
import io.github.kubevalue.model.footprint.Footprints;
import io.github.kubevalue.model.footprint.News;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Witness;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes each step once, and remembers what came of it wherever the same is seen again. Reads of old states and watches that are late are
 * not for it: what is seen in them is not what there is.
 */
final class RecallingStepper implements Stepper<Situation> {
    private final Cluster first;
    private final boolean hasTies;
    private final Turns turns;
    private final IdentityHashMap<Writing, Footprints<List<Desk>>> woken = new IdentityHashMap<>();
    private final Map<String, Crew> crews = new HashMap<>();
    private final Map<Tuple2<Fault, Setting>, Footprints<Outcome>> strikes = new HashMap<>();
    private final IdentityHashMap<Object, Footprints<Option<String>>> faults = new IdentityHashMap<>();
    private final IdentityHashMap<Object, IdentityHashMap<Seq<Change>, Option<String>>> faultsOfChanges =
            new IdentityHashMap<>();

    RecallingStepper(Exploration exploration) {
        this(exploration, new Census());
    }

    /** Returns a stepper that gives states the numbers of a census. */
    RecallingStepper(Exploration exploration, Census census) {
        this.first = exploration.start();
        this.hasTies = exploration.hasTies();
        this.turns = new Turns(first, census);
    }

    /** Whether all that may go wrong is seen as it is. */
    static boolean suits(Cluster cluster) {
        Adversity adversity = cluster.adversity();
        return adversity.hazards().staleReads() == 0
                && adversity.lags().isEmpty()
                && !adversity.hazards().faults().exists(Fault.WatchDelayed.class::isInstance);
    }

    @Override
    public Situation start() {
        return settled(turns.start(), 0, List.of());
    }

    @Override
    public Followed<Situation> next(Situation here, Decisions decisions) {
        Backlog backlog = here.backlog();
        int others = Math.max(backlog.size(), 1);
        int place = decisions.among(
                Questions.NEXT_WORK, others + hazards(here).faults().size());
        if (place >= others) {
            return struck(here, place - others, decisions);
        }
        if (backlog.size() == 0) {
            return new Followed<>(settled(later(here), 0, List.of()), Vector.empty());
        }
        Outcome outcome = outcome(here, place, decisions);
        Effect effect = effect(here.objects(), outcome);
        Situation after = after(here, place, outcome, effect);
        int kept = after.setting().equals(here.setting()) ? backlog.size() - 1 : 0;
        return new Followed<>(settled(after, kept, effect.all()), outcome.changes());
    }

    private Situation later(Situation here) {
        Alarms alarms = here.backlog().alarms();
        Instant now = here.setting().now();
        Instant due =
                alarms.isEmpty() || alarms.isDue(now) ? now : alarms.next().at();
        return here.with(
                here.backlog().due(due), turns.setting(due, here.setting().adversity()));
    }

    private Situation after(Situation here, int place, Outcome outcome, Effect effect) {
        Situation after = here.after(place, outcome, effect, turns.noNews());
        return outcome.isStopped()
                ? restarted(after, here.backlog().at(place).work().controller())
                : after;
    }

    private Effect effect(Objects before, Outcome outcome) {
        return outcome.writings().isEmpty() ? Effect.none(before) : written(before, outcome.writings());
    }

    private Effect written(Objects before, List<Writing> writings) {
        Objects changed = before;
        for (Writing writing : writings) {
            changed = changed.after(writing);
        }
        Objects after = changed;
        return Effect.of(
                after, writings.stream().map(writing -> woken(writing, after)).toList());
    }

    private List<Desk> woken(Writing writing, Objects after) {
        return recalled(
                woken.computeIfAbsent(writing, any -> new Footprints<>()),
                sight(after),
                seen -> turns.woken(writing, seen));
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

    private Situation restarted(Situation here, String controller) {
        Crew crew = crews.computeIfAbsent(controller, any -> new Crew());
        return here.restarted(controller, keys(here.objects(), controller, crew));
    }

    /** Returns on what a controller looks that starts anew. */
    private List<Desk> keys(Objects objects, String controller, Crew crew) {
        Sight sight = sight(objects);
        Set<Desk> keys = new LinkedHashSet<>();
        for (Content content : objects.ofEachKind()) {
            keys.addAll(recalled(crew.listed(content), sight, seen -> turns.listed(controller, content, seen)));
        }
        return List.copyOf(keys);
    }

    /** One of the faults that may happen does. */
    private Followed<Situation> struck(Situation here, int place, Decisions decisions) {
        Fault fault = hazards(here).faults().get(place);
        Footprints<Outcome> known = strikes.computeIfAbsent(Tuple.of(fault, here.setting()), any -> new Footprints<>());
        View view = new View(here, turns.noNews(), decisions);
        Outcome outcome = known.find(view).filter(here::admits).getOrElse(() -> {
            Footprint footprint = new Footprint();
            Outcome made = turns.struck(here, place, footprint);
            known.put(footprint, view, made);
            return made;
        });
        Situation after = here.struck(outcome, effect(here.objects(), outcome));
        Situation end = fault instanceof Fault.ControllerRestarted each ? restarted(after, each.controller()) : after;
        return new Followed<>(settled(end, 0, List.of()), outcome.changes());
    }

    /** What comes of the work at that place. */
    private Outcome outcome(Situation here, int place, Decisions decisions) {
        Desk desk = here.backlog().at(place);
        Footprints<Outcome> known = desk.outcomes(here);
        News news = here.news().get(desk, turns.noNews());
        View view = new View(here, news, decisions);
        Option<Outcome> found = known.find(view);
        if (found.isDefined() && here.admits(found.get())) {
            return found.get();
        }
        decisions.rewind(1);
        Footprint footprint = new Footprint();
        Outcome made = turns.outcome(here, desk, footprint.choice(decisions), footprint);
        known.put(footprint, view, made);
        return made;
    }

    /**
     * Returns the situation without the work that changes nothing. What was left at the same moment before the last step would have
     * changed something; it still would, unless the step has woken it. (That is by the law of {@link
     * io.github.kubevalue.model.controller.Controller}. If it did not hold, such work would stay, which loses no state.)
     *
     * @param left how much of the work was left then; it comes first
     * @param woken whom the step has woken
     */
    private Situation settled(Situation unsettled, int left, List<Desk> woken) {
        Setting setting = unsettled.setting();
        Situation quiet = unsettled.with(unsettled.backlog().due(setting.now()), setting);
        int kept = left;
        int place = 0;
        while (place < quiet.backlog().size()) {
            boolean isKnown = place < kept && !woken.contains(quiet.backlog().at(place));
            Option<Outcome> silent = isKnown ? Option.none() : silent(quiet, place);
            if (silent.isDefined()) {
                quiet = after(quiet, place, silent.get(), Effect.none(quiet.objects()));
                kept--;
            } else {
                place++;
            }
        }
        return quiet;
    }

    /** What comes of the work at that place, if that is nothing in whatever way it goes. */
    private Option<Outcome> silent(Situation here, int place) {
        Desk desk = here.backlog().at(place);
        Option<Outcome> sure = desk.outcomes(here).find(here.objects());
        return sure.isDefined() && here.admits(sure.get())
                ? sure.filter(outcome -> isSilent(here, place, outcome))
                : silentEveryWay(here, place);
    }

    private Option<Outcome> silentEveryWay(Situation here, int place) {
        Decisions decisions = decided(here, new int[] {place});
        Outcome silent = outcome(here, place, decisions);
        Outcome outcome = silent;
        while (isSilent(here, place, outcome)) {
            int[] path = decisions.next(1);
            if (path.length == 0) {
                return Option.of(silent);
            }
            decisions = decided(here, path);
            outcome = outcome(here, place, decisions);
        }
        return Option.none();
    }

    private Decisions decided(Situation here, int[] path) {
        Decisions decisions = new Decisions(path, hasTies);
        decisions.among(
                Questions.NEXT_WORK,
                here.backlog().size() + hazards(here).faults().size());
        return decisions;
    }

    private boolean isSilent(Situation here, int place, Outcome outcome) {
        Desk desk = here.backlog().at(place);
        if (!outcome.writings().isEmpty()) {
            return false;
        }
        if (outcome.isStopped()) {
            Situation after = after(here, place, outcome, Effect.none(here.objects()));
            return !after.backlog().isPending(desk)
                    && after.backlog().failures(desk) == here.backlog().failures(desk)
                    && after.memories().isSame(here.memories());
        }
        return outcome.failures() == here.backlog().failures(desk)
                && outcome.thought().equals(here.memories().of(desk));
    }

    @Override
    public int objects(Situation here) {
        return here.objects().number();
    }

    @Override
    public int beside(Situation here) {
        Beside beside = turns.beside();
        Setting setting = here.setting();
        return beside.all(
                here.backlog().numbers(beside, Beside.ROOM),
                here.backlog().later(beside, setting.now()),
                here.memories().number(beside, setting.now()),
                setting.ahead());
    }

    @Override
    public Cluster reduced(Cluster cluster) {
        return new Silence(hasTies).settled(cluster);
    }

    @Override
    public boolean isSettled(Situation here) {
        return here.backlog().isSettled();
    }

    @Override
    public Hazards hazards(Situation here) {
        return here.setting().adversity().hazards();
    }

    @Override
    public Snapshot snapshot(Situation here) {
        return here.objects().seen(Witness.NONE);
    }

    @Override
    public Option<String> fault(Situation here, Function<Snapshot, Option<String>> rule) {
        return recalled(faults.computeIfAbsent(rule, any -> new Footprints<>()), sight(here.objects()), rule);
    }

    @Override
    public Option<String> fault(Seq<Change> changes, Function<Change, Option<String>> rule) {
        return faultsOfChanges
                .computeIfAbsent(rule, any -> new IdentityHashMap<>())
                .computeIfAbsent(changes, all -> all.flatMap(rule).headOption());
    }
}
