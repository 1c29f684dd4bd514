package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Agenda;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Fingerprint;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Work;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.footprint.Footprint;
import io.github.kubevalue.model.footprint.Footprints;
import io.github.kubevalue.model.footprint.Objects;
import io.github.kubevalue.model.footprint.Writing;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes each step once, and remembers what came of it wherever the same is seen again. Reads of old states and watches that are late are
 * not for it: what is seen in them is not what there is.
 */
final class RecallingStepper implements Stepper<Situation> {
    private final Cluster first;
    private final boolean hasTies;
    private final Turns turns;
    private final Fingerprint fingerprint = new Fingerprint();
    private final IdentityHashMap<Work, Desk> desks = new IdentityHashMap<>();
    private final Map<Work, Desk> byWork = new HashMap<>();
    private final Map<Writing, Footprints<Seq<Work>>> woken = new HashMap<>();
    private final Map<String, IdentityHashMap<KubeObject, Footprints<Seq<ResourceKey>>>> listed = new HashMap<>();
    private final Map<Object, Footprints<Option<String>>> faults = new HashMap<>();

    RecallingStepper(Exploration exploration) {
        this.first = exploration.start();
        this.hasTies = exploration.hasTies();
        this.turns = new Turns(first);
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
        return settled(turns.start());
    }

    @Override
    public Followed<Situation> next(Situation here, Decisions decisions) {
        Seq<Work> pending = here.agenda().pending();
        Seq<Fault> others = here.adversity().hazards().faults();
        int place = decisions.among(Questions.NEXT_WORK, Math.max(pending.size(), 1) + others.size());
        if (place >= Math.max(pending.size(), 1)) {
            return struck(here, decisions);
        }
        if (pending.isEmpty()) {
            Instant due = here.agenda().nextTimer().getOrElse(here.now());
            Situation later = here.due(due.isBefore(here.now()) ? here.now() : due);
            return new Followed<>(settled(later), Vector.empty());
        }
        Outcome outcome = outcome(here, place, decisions);
        return new Followed<>(settled(after(here, place, outcome)), outcome.changes());
    }

    private Situation after(Situation here, int place, Outcome outcome) {
        Objects changed = here.changed(outcome);
        Situation after =
                here.after(place, outcome, changed, outcome.writings().map(writing -> woken(writing, changed)));
        return outcome.isStopped()
                ? restarted(after, here.agenda().pending().get(place).controller())
                : after;
    }

    private Situation restarted(Situation here, String controller) {
        IdentityHashMap<KubeObject, Footprints<Seq<ResourceKey>>> known =
                listed.computeIfAbsent(controller, any -> new IdentityHashMap<>());
        Sight sight = new Sight(here.objects());
        Seq<ResourceKey> keys = snapshot(here)
                .all()
                .flatMap(object -> recalled(
                        known.computeIfAbsent(object, any -> new Footprints<>()),
                        sight,
                        seen -> turns.listed(controller, object, seen)))
                .distinct();
        return here.restarted(controller, keys);
    }

    private Seq<Work> woken(Writing writing, Objects after) {
        return recalled(
                woken.computeIfAbsent(writing, any -> new Footprints<>()),
                new Sight(after),
                seen -> turns.woken(writing, seen));
    }

    private static <T> T recalled(Footprints<T> known, Sight here, Function<Snapshot, T> asking) {
        return known.find(here).getOrElse(() -> {
            Footprint footprint = new Footprint();
            T answer = asking.apply(here.objects().seen(footprint));
            known.put(footprint, here, answer);
            return answer;
        });
    }

    /** One of the faults that may happen does, to the whole cluster. */
    private Followed<Situation> struck(Situation here, Decisions decisions) {
        decisions.rewind(0);
        Stepped next = turns.cluster(here).next(decisions);
        return new Followed<>(settled(turns.after(here, next)), next.changes());
    }

    /** What comes of the work at that place. */
    private Outcome outcome(Situation here, int place, Decisions decisions) {
        Work work = here.agenda().pending().get(place);
        Footprints<Outcome> known =
                desks.computeIfAbsent(work, this::desk).outcomes(here, work, turns.number(here.memory(work)));
        View view = new View(here, work, decisions);
        Option<Outcome> found = known.find(view);
        if (found.isDefined() && here.admits(found.get())) {
            return found.get();
        }
        decisions.rewind(1);
        Footprint footprint = new Footprint();
        Outcome made = turns.outcome(here, work, footprint.choice(decisions), footprint);
        known.put(footprint, view, made);
        return made;
    }

    private Desk desk(Work work) {
        return byWork.computeIfAbsent(work, any -> new Desk());
    }

    /** Returns the situation without the work that changes nothing. */
    private Situation settled(Situation unsettled) {
        Situation quiet = unsettled.due(unsettled.now());
        int place = 0;
        while (place < quiet.agenda().pending().size()) {
            Option<Outcome> silent = silent(quiet, place);
            if (silent.isDefined()) {
                quiet = after(quiet, place, silent.get());
            } else {
                place++;
            }
        }
        return quiet;
    }

    /** What comes of the work at that place, if that is nothing in whatever way it goes. */
    private Option<Outcome> silent(Situation here, int place) {
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
                here.agenda().pending().size()
                        + here.adversity().hazards().faults().size());
        return decisions;
    }

    private boolean isSilent(Situation here, int place, Outcome outcome) {
        Work work = here.agenda().pending().get(place);
        if (!outcome.writings().isEmpty()) {
            return false;
        }
        if (outcome.isStopped()) {
            Situation after = after(here, place, outcome);
            return !after.agenda().pending().contains(work)
                    && after.agenda().failures(work) == here.agenda().failures(work)
                    && after.memories().equals(here.memories());
        }
        return !outcome.left().pending().contains(work)
                && outcome.left().failures(work) == here.agenda().failures(work)
                && turns.number(outcome.memory()) == turns.number(here.memory(work));
    }

    @Override
    public long number(Situation here) {
        long beside = fingerprint.beside(here.agenda(), here.memories(), here.now());
        return Hash.of(here.objects().sum(), Hash.of(beside, fingerprint.ahead(here.adversity(), here.now())));
    }

    @Override
    public long objects(Situation here) {
        return here.objects().sum();
    }

    @Override
    public Cluster reduced(Cluster cluster) {
        return new Silence(hasTies).settled(cluster);
    }

    @Override
    public Agenda agenda(Situation here) {
        return here.agenda();
    }

    @Override
    public Hazards hazards(Situation here) {
        return here.adversity().hazards();
    }

    @Override
    public Snapshot snapshot(Situation here) {
        return here.objects().seen(Witness.NONE);
    }

    @Override
    public Option<String> fault(Situation here, Function<Snapshot, Option<String>> rule) {
        return recalled(faults.computeIfAbsent(rule, any -> new Footprints<>()), new Sight(here.objects()), rule);
    }
}
