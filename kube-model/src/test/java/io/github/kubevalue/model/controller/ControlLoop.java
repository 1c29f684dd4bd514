package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.apiserver.ApiServer;
import io.github.kubevalue.model.apiserver.ApiServerFlags;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Store;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A few controllers over an API server, run step by step until none of them has anything to do: what the tests of
 * controllers need of a cluster. Mutable, for tests only; which key comes next is drawn from a choice.
 */
public final class ControlLoop {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Seq<Controller> controllers;
    private final Choice choice;
    private ApiServer server = ApiServer.of(ApiServerFlags.DEFAULT.withAdmission(
            ApiServerFlags.DEFAULT.admission().without("TaintNodesByCondition")));
    private LinkedHashSet<Tuple2<Integer, ResourceKey>> due = LinkedHashSet.empty();
    private Instant now = START;
    private long seen;
    private boolean isFirstPrompt;
    private Consumer<Store> watcher = store -> {};
    private Seq<Event> events = Vector.empty();

    /** Returns a loop over those controllers, with a namespace {@code demo} and a node {@code n1}. */
    public ControlLoop(Choice choice, Controller... controllers) {
        this.choice = choice;
        this.controllers = Vector.of(controllers);
        server = server.withStore(
                Store.empty(this.controllers.map(Controller::catalog).foldLeft(Indexes.CATALOG, Catalog::plus)));
        write(new Write.Create(Namespace.named("demo")));
        write(new Write.Create(ServiceAccount.named("demo", "default")));
        write(new Write.Create(Node.named("n1")));
    }

    /** Lets the first controller always come before the others, so that what it reports is never stale. */
    public ControlLoop withFirstPrompt() {
        isFirstPrompt = true;
        return this;
    }

    /** Calls the watcher after each write. */
    public ControlLoop watching(Consumer<Store> next) {
        watcher = next;
        return this;
    }

    /** Makes a write that must succeed. */
    public ControlLoop write(Write write) {
        Either<ApiError, ApiServer> answer = server.write(write, now);
        server = answer.getOrElseThrow(error -> new AssertionError(write.key() + ": " + error));
        wake();
        watcher.accept(server.store());
        return this;
    }

    /** Lets time pass. */
    public ControlLoop after(long seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    private void wake() {
        Store store = server.store();
        store.since(seen)
                .forEach(change -> controllers
                        .zipWithIndex()
                        .forEach(entry -> entry._1
                                .wakes(change, store)
                                .forEach(key -> due = due.add(new Tuple2<>(entry._2, key)))));
        seen = store.revision();
    }

    /** Makes one reconciliation, if one is due. */
    public boolean step() {
        if (due.isEmpty()) {
            return false;
        }
        Vector<Tuple2<Integer, ResourceKey>> first = due.toVector().filter(entry -> isFirstPrompt && entry._1 == 0);
        Vector<Tuple2<Integer, ResourceKey>> candidates = first.isEmpty() ? due.toVector() : first;
        Tuple2<Integer, ResourceKey> next = candidates.get(choice.among("next key", candidates.size()));
        due = due.remove(next);
        Plan plan = controllers.get(next._1).reconcile(server.store(), next._2, new Moment(now, choice));
        events = events.appendAll(plan.events());
        run(plan, next);
        return true;
    }

    private void run(Plan plan, Tuple2<Integer, ResourceKey> from) {
        Vector<ResourceKey> written = Vector.empty();
        for (Write write : plan.writes()) {
            Either<ApiError, ApiServer> answer = server.write(renewed(write, written), now);
            if (answer.isLeft()) {
                due = due.add(from);
                return;
            }
            server = answer.get();
            written = written.append(write.key());
            wake();
            watcher.accept(server.store());
        }
    }

    /** A second write of one plan to the same object is not in conflict with the first. */
    private Write renewed(Write write, Vector<ResourceKey> written) {
        if (!written.contains(write.key())) {
            return write;
        }
        if (write instanceof Write.Update update) {
            return new Write.Update(renewed(update.object()));
        }
        return write instanceof Write.UpdateStatus update ? new Write.UpdateStatus(renewed(update.object())) : write;
    }

    private KubeObject renewed(KubeObject object) {
        return object.withMetadata(object.metadata()
                .withResourceVersion(
                        server.store().get(object.key()).get().metadata().resourceVersion()));
    }

    /** Makes reconciliations until none is due. */
    public ControlLoop settle() {
        for (int steps = 0; step(); steps++) {
            if (steps > 3_000) {
                throw new AssertionError("does not settle; due: " + due.take(5));
            }
        }
        return this;
    }

    /** The objects. */
    public Store store() {
        return server.store();
    }

    /** What the controllers told. */
    public Seq<Event> events() {
        return events;
    }

    /** The present. */
    public Instant now() {
        return now;
    }

    /** Returns the object of a kind in the namespace {@code demo}. */
    public <T extends KubeObject> T get(Kind<T> kind, String name) {
        return store().get(kind, "demo", name).getOrElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** Returns the pods in the namespace {@code demo}. */
    public Seq<Pod> pods() {
        return store().list(Pod.KIND, "demo");
    }
}
