package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceColumnDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.CustomResourceValidation;
import io.github.kubevalue.model.apiextensions.SelectableField;
import io.github.kubevalue.model.codec.Codec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.selector.SelectableFields;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** What a cluster's own definitions say of a kind; nothing of kinds that nobody has defined. */
public final class CustomResources {
    private CustomResources() {}

    /** Returns the schema of a kind that a cluster defines for itself; none of others, and of one without a schema. */
    public static Option<Json> schema(Kind<?> kind, Snapshot snapshot) {
        return Definitions.of(kind, snapshot)
                .flatMap(definition -> Definitions.served(definition, kind.version()))
                .flatMap(CustomResourceDefinitionVersion::schema)
                .flatMap(CustomResourceValidation::openAPIV3Schema)
                .map(Codec::encode);
    }

    /** Returns the columns of a kind that a cluster defines for itself, if the definition names some. */
    public static Option<Seq<CustomResourceColumnDefinition>> columns(Kind<?> kind, Snapshot snapshot) {
        return Definitions.of(kind, snapshot)
                .flatMap(definition -> Definitions.served(definition, kind.version()))
                .map(CustomResourceDefinitionVersion::additionalPrinterColumns)
                .filter(columns -> !columns.isEmpty());
    }

    /** Returns the fields by which objects of a kind are selected, with those that its definition names. */
    public static SelectableFields selectableFields(Kind<?> kind, Snapshot snapshot) {
        SelectableFields common = SelectableFields.of(kind);
        return kind.type() == Unmodelled.class
                ? Definitions.of(kind, snapshot)
                        .flatMap(definition -> Definitions.served(definition, kind.version()))
                        .map(version -> version.selectableFields()
                                .map(SelectableField::jsonPath)
                                .foldLeft(common, (fields, path) -> fields.path(path.replaceFirst("^\\.", ""), "")))
                        .getOrElse(common)
                : common;
    }

    /** Returns why objects of a kind cannot be sent to a cluster, if they cannot: none of its versions is called so. */
    public static Option<String> unserved(Kind<?> kind, Snapshot snapshot) {
        return kind.type() == Unmodelled.class
                ? Definitions.of(kind, snapshot)
                        .filter(definition ->
                                Definitions.served(definition, kind.version()).isEmpty())
                        .map(definition ->
                                "no matches for kind \"" + kind.name() + "\" in version \"" + kind.apiVersion() + "\"")
                : Option.none();
    }
}
