package io.github.kubevalue.model.customresource;

import io.github.kubevalue.model.apiextensions.CustomResourceColumnDefinition;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionSpec;
import io.github.kubevalue.model.apiextensions.CustomResourceDefinitionVersion;
import io.github.kubevalue.model.apiextensions.CustomResourceSubresources;
import io.github.kubevalue.model.apiextensions.CustomResourceValidation;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What all versions of a definition have in common. Upstream takes it out of them before it validates, so that messages
 * tell {@code spec.validation} where the manifest says {@code spec.versions[0].schema}.
 * (apiextensions/v1/conversion.go, Convert_v1_CustomResourceDefinitionSpec_To_apiextensions_CustomResourceDefinitionSpec)
 *
 * @param schema the schema, if all versions have the same
 * @param subresources the subresources, if all versions have the same
 * @param columns the columns, if all versions have the same
 * @param hasStatus whether any version has a status of its own
 */
record HoistedFields(
        Option<CustomResourceValidation> schema,
        Option<CustomResourceSubresources> subresources,
        Seq<CustomResourceColumnDefinition> columns,
        boolean hasStatus) {

    static HoistedFields of(CustomResourceDefinitionSpec spec) {
        Seq<CustomResourceDefinitionVersion> versions = spec.versions();
        return new HoistedFields(
                common(versions.map(CustomResourceDefinitionVersion::schema)),
                common(versions.map(CustomResourceDefinitionVersion::subresources)),
                common(versions.map(version -> Option.of(version.additionalPrinterColumns())))
                        .getOrElse(Vector.empty()),
                versions.exists(HoistedFields::hasStatus));
    }

    static boolean hasStatus(CustomResourceDefinitionVersion version) {
        return version.subresources()
                .flatMap(CustomResourceSubresources::status)
                .isDefined();
    }

    private static <T> Option<T> common(Seq<Option<T>> values) {
        return values.distinct().size() == 1 ? values.head() : Option.none();
    }
}
