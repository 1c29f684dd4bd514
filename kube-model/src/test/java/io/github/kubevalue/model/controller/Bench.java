package io.github.kubevalue.model.controller;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.manifest.Manifest;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.model.manifest.Problem;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Duration;
import java.time.Instant;

/**
 * One controller before objects that are just as their manifests say, statuses and uids included: what it would do is asked, and done
 * only if the test says so. Objects without a namespace are in {@code default}.
 */
public record Bench(Controller controller, Store store, Instant now, Memory memory) {
    /** When all begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Returns the controller before those objects. */
    public static Bench of(Controller controller, String... yaml) {
        Store empty = Store.empty(Indexes.CATALOG.plus(controller.catalog()));
        return new Bench(controller, empty, START, Memory.NONE).with(yaml);
    }

    /** Returns the objects of a manifest. */
    public static Seq<KubeObject> objects(String... yaml) {
        if (yaml.length == 0) {
            return Vector.empty();
        }
        Validation<Seq<Problem>, Manifest> manifest =
                ManifestReader.kubernetes().parse("test.yaml", String.join("\n---\n", yaml));
        if (manifest.isInvalid()) {
            throw new AssertionError(manifest.getError().mkString("\n"));
        }
        return manifest.get().inNamespace("default").objects();
    }

    /** Returns the bench after those objects were written. */
    public Bench with(String... yaml) {
        return with(objects(yaml));
    }

    private Bench with(Seq<KubeObject> objects) {
        return new Bench(controller, objects.foldLeft(store, Store::put), now, memory);
    }

    /** Returns the bench after an object is gone. */
    public Bench without(Kind<?> kind, String name) {
        return new Bench(controller, store.delete(key(kind, name)), now, memory);
    }

    /** Returns the bench that much later. */
    public Bench after(Duration duration) {
        return new Bench(controller, store, now.plus(duration), memory);
    }

    /** Returns the bench when that is remembered of the key that is asked for next. */
    public Bench remembering(Memory said) {
        return new Bench(controller, store, now, said);
    }

    /** Returns what the controller would do about an object. */
    public Plan plan(Kind<?> kind, String name) {
        return plan(key(kind, name));
    }

    /** Returns what the controller would do about a key. */
    public Plan plan(ResourceKey key) {
        return controller.reconcile(store, key, new Moment(now, Choice.first(), memory));
    }

    /** Returns the bench after the controller did what it would do about an object, just as it said it. */
    public Bench then(Kind<?> kind, String name) {
        Plan plan = plan(kind, name);
        Store after = plan.writes().foldLeft(store, Bench::written);
        Option<Memory> said =
                plan.steps().flatMap(step -> step.reaction().memory()).lastOption();
        return new Bench(controller, after, now, said.orElse(plan.memory()).getOrElse(memory));
    }

    private static Store written(Store store, Write write) {
        if (write instanceof Write.Delete) {
            return store.delete(write.key());
        }
        if (write instanceof Write.Create create) {
            return store.put(create.object());
        }
        if (write instanceof Write.Update update) {
            return store.put(update.object());
        }
        if (write instanceof Write.UpdateStatus update) {
            return store.put(update.object());
        }
        throw new AssertionError("not a simple write: " + write);
    }

    /** Returns the object that has that name. */
    public <T extends KubeObject> T get(Kind<T> kind, String name) {
        return kind.type().cast(store.get(key(kind, name)).get());
    }

    /** Returns what is woken when those objects are written, one after the other. */
    public Seq<ResourceKey> wakes(String... yaml) {
        Seq<ResourceKey> woken = Vector.empty();
        Bench bench = this;
        for (KubeObject object : objects(yaml)) {
            Bench next = bench.with(Vector.of(object));
            woken = woken.appendAll(bench.wakes(next.store));
            bench = next;
        }
        return woken;
    }

    /** Returns what is woken when an object goes. */
    public Seq<ResourceKey> wakesWithout(Kind<?> kind, String name) {
        return wakes(without(kind, name).store);
    }

    private Seq<ResourceKey> wakes(Store after) {
        Seq<Change> changes = after.since(store.revision());
        return Vector.ofAll(changes)
                .filter(change -> controller.watches(change.key().kind()))
                .flatMap(change -> controller.wakes(change, after));
    }

    private static ResourceKey key(Kind<?> kind, String name) {
        return kind.key(kind.isNamespaced() ? "default" : "", name);
    }

    /** Returns the writes of a plan, each as {@code Update pod/default/a}. */
    public static Seq<String> said(Plan plan) {
        return plan.writes().map(write -> write.getClass().getSimpleName() + " " + write.key());
    }

    /** Returns the events of a plan, each as {@code Warning Failed why}. */
    public static Seq<String> told(Plan plan) {
        return plan.events().map(event -> event.severity() + " " + event.reason() + " " + event.message());
    }
}
