package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Adversity;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Questions;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.footprint.Census;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Witness;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Takes each step once, and remembers what came of it wherever the same is seen again. Reads of old states and watches that are late are
 * not for it: what is seen in them is not what there is.
 */
final class RecallingStepper implements Stepper<Situation> {
    private final boolean hasTies;
    private final Turns turns;
    private final Experience experience;

    RecallingStepper(Exploration exploration) {
        this(exploration, new Census());
    }

    /** Returns a stepper that gives states the numbers of a census. */
    RecallingStepper(Exploration exploration, Census census) {
        this.hasTies = exploration.hasTies();
        this.turns = new Turns(exploration.start(), census);
        this.experience = new Experience(turns);
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
        Draft draft = draft(turns.start());
        settle(draft, 0, List.of());
        return draft.situation();
    }

    private Draft draft(Situation here) {
        return new Draft(here, turns.noNews());
    }

    @Override
    public Followed<Situation> next(Situation here, Decisions decisions) {
        Draft draft = draft(here);
        int others = Math.max(draft.size(), 1);
        int place = decisions.among(
                Questions.NEXT_WORK, others + hazards(here).faults().size());
        Seq<Change> changes = place < others ? done(draft, place, decisions) : struck(draft, place - others, decisions);
        return new Followed<>(draft.situation(), changes);
    }

    /** The work at that place is done; if there is none, time passes. */
    private Seq<Change> done(Draft draft, int place, Decisions decisions) {
        if (draft.size() == 0) {
            pass(draft);
            settle(draft, 0, List.of());
            return Vector.empty();
        }
        Setting before = draft.setting();
        Outcome outcome = experience.outcome(draft, place, decisions);
        Effect effect = experience.effect(draft.objects(), outcome);
        int others = draft.size() - 1;
        done(draft, place, outcome, effect);
        settle(draft, draft.setting().equals(before) ? others : 0, effect.all());
        return outcome.changes();
    }

    private void pass(Draft draft) {
        Alarms alarms = draft.alarms();
        Setting setting = draft.setting();
        Instant now = setting.now();
        Instant due =
                alarms.isEmpty() || alarms.isDue(now) ? now : alarms.next().at();
        draft.set(turns.setting(due, setting.adversity()));
    }

    private void done(Draft draft, int place, Outcome outcome, Effect effect) {
        String controller = draft.at(place).work().controller();
        draft.done(place, outcome, effect);
        if (outcome.isStopped()) {
            restart(draft, controller);
        }
    }

    private void restart(Draft draft, String controller) {
        draft.restart(controller, experience.keys(draft.objects(), controller));
    }

    /** One of the faults that may happen does. */
    private Seq<Change> struck(Draft draft, int place, Decisions decisions) {
        Fault fault = draft.setting().adversity().hazards().faults().get(place);
        Outcome outcome = experience.struck(draft, place, decisions);
        draft.struck(outcome, experience.effect(draft.objects(), outcome));
        if (fault instanceof Fault.ControllerRestarted each) {
            restart(draft, each.controller());
        }
        settle(draft, 0, List.of());
        return outcome.changes();
    }

    /**
     * Takes the work away that changes nothing. What was left at the same moment before the last step would have
     * changed something; it still would, unless the step has woken it. (That is by the law of {@link
     * io.github.kubevalue.model.controller.Controller}. If it did not hold, such work would stay, which loses no state.)
     *
     * @param left how much of the work was left then; it comes first
     * @param woken whom the step has woken
     */
    private void settle(Draft draft, int left, List<Desk> woken) {
        draft.due();
        int kept = left;
        int place = 0;
        while (place < draft.size()) {
            boolean isKnown = place < kept && !woken.contains(draft.at(place));
            Option<Outcome> silent = isKnown ? Option.none() : silent(draft, place);
            if (silent.isDefined()) {
                done(draft, place, silent.get(), Effect.none(draft.objects()));
                kept--;
            } else {
                place++;
            }
        }
    }

    /** What comes of the work at that place, if that is nothing in whatever way it goes. */
    private Option<Outcome> silent(Draft here, int place) {
        Option<Outcome> sure = experience.sure(here, place);
        if (sure.isDefined()) {
            return isSilent(here, place, sure.get()) ? sure : Option.none();
        }
        return silentEveryWay(here, place);
    }

    private Option<Outcome> silentEveryWay(Draft here, int place) {
        Decisions decisions = new Decisions(new int[] {place}, hasTies);
        Outcome silent = decided(here, decisions);
        Outcome outcome = silent;
        while (isSilent(here, place, outcome)) {
            if (!decisions.advance(1)) {
                return Option.of(silent);
            }
            outcome = decided(here, decisions);
        }
        return Option.none();
    }

    private Outcome decided(Draft here, Decisions decisions) {
        int faults = here.setting().adversity().hazards().faults().size();
        int place = decisions.among(Questions.NEXT_WORK, here.size() + faults);
        return experience.outcome(here, place, decisions);
    }

    private boolean isSilent(Draft here, int place, Outcome outcome) {
        Desk desk = here.at(place);
        if (!outcome.writings().isEmpty()) {
            return false;
        }
        return outcome.isStopped()
                ? isSilentStop(here, place, outcome)
                : outcome.failures() == here.failures(desk) && outcome.thought().equals(here.thought(desk));
    }

    private boolean isSilentStop(Draft here, int place, Outcome outcome) {
        Desk desk = here.at(place);
        Situation before = here.situation();
        Draft after = draft(before);
        done(after, place, outcome, Effect.none(here.objects()));
        return !after.isPending(desk) && after.failures(desk) == here.failures(desk) && after.remembersAs(before);
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
        return experience.fault(here.objects(), rule);
    }

    @Override
    public Option<String> fault(Seq<Change> changes, Function<Change, Option<String>> rule) {
        return experience.fault(changes, rule);
    }
}
