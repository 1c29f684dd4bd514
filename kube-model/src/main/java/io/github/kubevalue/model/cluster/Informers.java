package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The controllers of a cluster, and who of them is told of what: each of the changes of objects of the kinds that it
 * {@linkplain Controller#watches watches}, as from an informer that they share.
 */
public final class Informers {
    /** Nobody is told of anything. */
    public static final Informers NONE = of(Vector.empty());

    private final Seq<Controller> controllers;
    private final Map<String, Controller> byName;

    /** Who watches a kind. Any may come, as users define kinds of their own; of each, all are asked but once. */
    private final ConcurrentMap<Kind<?>, Seq<Controller>> watching = new ConcurrentHashMap<>();

    private Informers(Seq<Controller> controllers) {
        this.controllers = controllers;
        this.byName = controllers.foldRight(HashMap.empty(), (each, all) -> all.put(each.name(), each));
    }

    /** Returns the informers of those controllers, which they tell in that order. */
    public static Informers of(Seq<? extends Controller> controllers) {
        return new Informers(Vector.ofAll(controllers));
    }

    /** Who is told, in order. */
    public Seq<Controller> controllers() {
        return controllers;
    }

    /** Returns the controller of that name. */
    public Option<Controller> controller(String name) {
        return byName.get(name);
    }

    /** Returns the work for which a change wakes the controllers, in their order. */
    public Vector<Work> woken(Change change, Snapshot after) {
        Vector<Work> works = Vector.empty();
        for (Controller controller : watching(change.key().kind())) {
            works = controller
                    .wakes(change, after)
                    .foldLeft(works, (all, key) -> all.append(new Work(controller.name(), key)));
        }
        return works;
    }

    private Seq<Controller> watching(Kind<?> kind) {
        return watching.computeIfAbsent(kind, any -> controllers.filter(each -> each.watches(any)));
    }

    /** Returns the names of the controllers. */
    @Override
    public String toString() {
        return controllers.map(Controller::name).mkString(", ");
    }
}
