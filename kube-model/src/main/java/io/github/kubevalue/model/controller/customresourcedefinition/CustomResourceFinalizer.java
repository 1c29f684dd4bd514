package io.github.kubevalue.model.controller.customresourcedefinition;

import io.github.kubevalue.model.apiextensions.CustomResourceDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.customresource.DefinitionStatuses;
import io.github.kubevalue.model.customresource.Definitions;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Deletes the objects of a kind whose definition is being deleted, and lets go of the definition once they are gone.
 * (apiextensions-apiserver, pkg/controller/finalizer/crd_finalizer.go)
 */
public final class CustomResourceFinalizer implements Controller {

    /** Returns the controller. */
    public CustomResourceFinalizer() {}

    @Override
    public String name() {
        return "crd-finalizer";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(CustomResourceDefinition.KIND) || kind.type() == Unmodelled.class;
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(CustomResourceDefinition.KIND)) {
            return Vector.of(change.key())
                    .filter(key -> change.after()
                            .exists(object -> DefinitionStatuses.isHeld((CustomResourceDefinition) object)));
        }
        return change.key().kind().type() == Unmodelled.class
                ? Definitions.of(change.key().kind(), snapshot)
                        .filter(DefinitionStatuses::isHeld)
                        .map(CustomResourceDefinition::key)
                        .toVector()
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(CustomResourceDefinition.KIND, key.name())
                .filter(DefinitionStatuses::isHeld)
                .map(definition -> plan(definition, objects(definition, snapshot)))
                .getOrElse(Plan.none());
    }

    private static Seq<Unmodelled> objects(CustomResourceDefinition definition, Snapshot snapshot) {
        return definition
                .spec()
                .versions()
                .map(CustomResourceDefinitionVersion::name)
                .flatMap(version -> snapshot.list(Definitions.kind(definition, version)));
    }

    private static Plan plan(CustomResourceDefinition definition, Seq<Unmodelled> objects) {
        return objects.isEmpty()
                ? Plan.of(new Write.Update(DefinitionStatuses.released(definition)), "no object of its kind is left")
                : objects.reject(object -> object.metadata().isDeleting())
                        .foldLeft(
                                Plan.none(),
                                (plan, object) -> plan.then(Write.delete(object), "its definition is being deleted"));
    }
}
