package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.scheduler.profile.DefaultProfile;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Runs controllers against an API server, one key at a time, with virtual time: no more than a test needs. */
public final class Rig {
    /** When every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** A cluster without any object, that keeps all indexes of the control plane. */
    public static final Store EMPTY =
            Store.empty(Indexes.CATALOG.plus(DefaultProfile.profile().catalog()));

    private static final int MOST_STEPS = 20_000;

    private record Work(Controller controller, ResourceKey key) {}

    private record Timer(Instant at, boolean recurs) {}

    private final Vector<Controller> controllers;
    private final Choice choice;

    private ApiServer server;
    private Instant now = START;
    private LinkedHashSet<Work> queue = LinkedHashSet.empty();
    private Map<String, Timer> timers = TreeMap.empty();
    private Map<String, Work> sleepers = TreeMap.empty();
    private Map<Work, Memory> memories = HashMap.empty();
    private Vector<Event> events = Vector.empty();
    private Vector<Step> steps = Vector.empty();
    private int taken;

    /** Returns a rig that runs those controllers. */
    public Rig(Choice choice, Controller... controllers) {
        this.controllers = Vector.of(controllers);
        this.choice = choice;
        this.server = ApiServer.of(ApiServerFlags.DEFAULT)
                .withStore(
                        Store.empty(this.controllers.map(Controller::catalog).foldLeft(Indexes.CATALOG, Catalog::plus))
                                .put(Namespace.named("demo")));
    }

    /** Puts an object into the store as it is, without admission. */
    public Rig put(KubeObject object) {
        KubeObject named = object.metadata().uid().isDefined()
                ? object
                : object.withMetadata(object.metadata().withUid(Option.of("uid-" + object.name())));
        accept(server.withStore(server.store().put(named)));
        return this;
    }

    /** Makes a write that must succeed. */
    public Rig write(Write write) {
        accept(server.write(write, now).getOrElseThrow(error -> new AssertionError(error.message())));
        return this;
    }

    private void accept(ApiServer next) {
        for (Change change : next.store().since(server.store().revision())) {
            for (Controller controller : controllers) {
                for (ResourceKey key : controller.wakes(change, next.store())) {
                    queue = queue.add(new Work(controller, key));
                }
            }
        }
        server = next;
    }

    /** Runs until nothing is left but what recurs; at most for that time. */
    public Rig settle(Duration most) {
        Instant end = now.plus(most);
        while (!queue.isEmpty() || timers.values().exists(timer -> !timer.recurs && !timer.at.isAfter(end))) {
            step();
        }
        return this;
    }

    /** Runs until nothing is left but what recurs. */
    public Rig settle() {
        return settle(Duration.ofDays(1));
    }

    /** Runs, whatever recurs, up to that time after the start. */
    public Rig until(Duration time) {
        Instant end = START.plus(time);
        while (!queue.isEmpty() || timers.values().exists(timer -> !timer.at.isAfter(end))) {
            step();
        }
        now = end;
        return this;
    }

    private void step() {
        if (++taken > MOST_STEPS) {
            throw new AssertionError("does not settle: " + steps.takeRight(10));
        }
        if (queue.isEmpty()) {
            Instant next = timers.values().map(Timer::at).min().get();
            now = next.isBefore(now) ? now : next;
            for (String due :
                    timers.filterValues(timer -> !timer.at.isAfter(now)).keySet()) {
                queue = queue.add(sleepers.get(due).get());
                timers = timers.remove(due);
            }
            return;
        }
        Work work = queue.head();
        queue = queue.tail();
        run(
                work,
                work.controller.reconcile(
                        server.store(), work.key, new Moment(now, choice, memories.getOrElse(work, Memory.NONE))));
    }

    private void run(Work work, Plan plan) {
        String name = work.controller.name() + " " + work.key;
        timers = timers.remove(name + " awaits").remove(name + " recurs");
        plan.requeueAfter().forEach(delay -> sleep(name + " awaits", work, new Timer(now.plus(delay), false)));
        plan.recurAfter().forEach(delay -> sleep(name + " recurs", work, new Timer(now.plus(delay), true)));
        plan.memory().forEach(memory -> memories = memories.put(work, memory));
        events = events.appendAll(plan.events());
        for (Step step : plan.steps()) {
            Write write = step.write() instanceof Write.UpdateStatus update ? unversioned(update) : step.write();
            write(write);
            step.reaction().memory().forEach(memory -> memories = memories.put(work, memory));
            steps = steps.append(step);
        }
    }

    private static Write unversioned(Write.UpdateStatus update) {
        return new Write.UpdateStatus(
                update.object().withMetadata(update.object().metadata().withResourceVersion(Option.none())));
    }

    private void sleep(String name, Work work, Timer timer) {
        timers = timers.put(name, timer);
        sleepers = sleepers.put(name, work);
    }

    /** Has every controller look at that key again, though nothing happened. */
    public Rig again(ResourceKey key) {
        controllers.forEach(controller -> queue = queue.add(new Work(controller, key)));
        while (!queue.isEmpty()) {
            step();
        }
        return this;
    }

    /** The objects. */
    public Store store() {
        return server.store();
    }

    /** The virtual time since the start. */
    public Duration elapsed() {
        return Duration.between(START, now);
    }

    /** The pod of that name in the namespace demo. */
    public Pod pod(String name) {
        return server.store().get(Pod.KIND, "demo", name).getOrElseThrow(() -> new AssertionError("no pod " + name));
    }

    /** What was told, in order. */
    public Seq<Event> events() {
        return events;
    }

    /** What was written, in order. */
    public Seq<Step> steps() {
        return steps;
    }
}
