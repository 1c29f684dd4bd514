package io.github.kubevalue.model.controller.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.controller.Bench;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.control.Either;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** apimachinery/pkg/api/meta, RESTMapping and RESTMappings, of a cluster that serves farms in two versions. */
class RestMapperTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: farms.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: farms, singular: farm, kind: Farm, listKind: FarmList}
          versions:
          - {name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}
          - {name: v1, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}
          - {name: v0, served: false, storage: false, schema: {openAPIV3Schema: {type: object}}}
        status: {conditions: [{type: Established, status: "%s"}]}
        """;

    private static RestMapper mapper(String isEstablished) {
        return new RestMapper(Bench.objects(DEFINITION.formatted(isEstablished))
                .foldLeft(Store.empty(Indexes.CATALOG), (store, object) -> store.put(object)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        apps           | Deployment | apps/v1
        apps           | deployment | apps/v1
        apps           | DEPLOYMENT | no matches for kind "DEPLOYMENT" in group "apps"
        ''             | Deployment | no matches for kind "Deployment" in group ""
        ''             | Pod        | v1
        example.com    | Farm       | example.com/v2 example.com/v1
        example.com    | farm       | example.com/v2 example.com/v1
        example.com    | Barn       | no matches for kind "Barn" in group "example.com"
        """)
    void aKindIsServedInTheVersionsOfItsGroup(String group, String kind, String expected) {
        Either<String, String> found = mapper("True")
                .mappings(group, kind)
                .map(kinds -> kinds.map(Kind::apiVersion).mkString(" "));
        assertThat(text(found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        True  | example.com/v1 | Farm       | example.com/v1
        True  | example.com/v0 | Farm       | no matches for kind "Farm" in version "example.com/v0"
        False | example.com/v1 | Farm       | no matches for kind "Farm" in version "example.com/v1"
        True  | apps/v1        | ReplicaSet | apps/v1
        True  | apps/v1beta1   | ReplicaSet | no matches for kind "ReplicaSet" in version "apps/v1beta1"
        """)
    void aKindIsFoundInThatVersion(String isEstablished, String apiVersion, String kind, String expected) {
        assertThat(text(mapper(isEstablished).mapping(apiVersion, kind).map(Kind::apiVersion)))
                .isEqualTo(expected);
    }

    private static String text(Either<String, String> found) {
        return found.getOrElseGet(why -> why);
    }
}
