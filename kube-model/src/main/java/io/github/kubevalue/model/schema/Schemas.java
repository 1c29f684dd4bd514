package io.github.kubevalue.model.schema;

import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.vavr.control.Option;

/** Where schemas come from: {@code Schemas.kubernetes(Deployment.KIND)}. */
public final class Schemas {
    private static final String OBJECT_META = "meta.v1.ObjectMeta";

    private Schemas() {}

    /** Returns the shape of a kind of Kubernetes 1.36; none for other kinds. */
    public static Option<Schema> kubernetes(Kind<?> kind) {
        return Definitions.KUBERNETES.kind(kind.apiVersion() + "/" + kind.name());
    }

    /**
     * Returns the shape of custom resources.
     *
     * @param openApiV3Schema the structural schema of the version of the CustomResourceDefinition
     */
    public static Schema structural(Json openApiV3Schema) {
        return new StructuralSchema(false).object(openApiV3Schema, Schemas::objectMeta);
    }

    /** Returns the shape of custom resources without a schema. */
    public static Schema schemaless() {
        return structural(Json.NULL);
    }

    private static Schema objectMeta() {
        return Definitions.KUBERNETES.definition(OBJECT_META);
    }
}
