package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Endpoints;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.registry.Strategies;
import io.github.kubevalue.model.scheme.Scheme;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
    private static final ResourceKey MAP = ConfigMap.KIND.key("demo", "a");

    private static ApiServer server() {
        return Servers.demo()
                .write(new Write.Create(ConfigMap.named("demo", "a")), Servers.NOW)
                .get();
    }

    private static KubeObject changed(ApiServer server, UnaryOperator<ObjectMeta> change) {
        KubeObject stored = server.get(MAP).get();
        return stored.withMetadata(change.apply(stored.metadata()));
    }

    private static String refused(UnaryOperator<ObjectMeta> change) {
        ApiServer server = server();
        return server.write(new Write.Update(changed(server, change)), Servers.NOW)
                .getLeft()
                .message();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(Servers.demo()
                        .write(new Write.Update(ConfigMap.named("demo", "x")), Servers.NOW)
                        .getLeft())
                .isEqualTo(ApiError.notFound(ConfigMap.KIND.key("demo", "x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "services",
                "endpoints",
                "limitranges",
                "leases.coordination.k8s.io",
                "runtimeclasses.node.k8s.io",
                "roles.rbac.authorization.k8s.io",
                "clusterrolebindings.rbac.authorization.k8s.io"
            })
    void someKindsAreCreatedByAnUpdate(String resource) {
        Kind<?> kind = Scheme.kubernetes().named(resource).get();

        assertThat(Strategies.of(kind).createOnUpdate()).isTrue();
    }

    @Test
    void anUpdateThatCreatesGivesANewLife() {
        Endpoints endpoints = Endpoints.builder()
                .metadata(ObjectMeta.named("demo", "e").withResourceVersion(Option.of("7")))
                .build();
        ApiServer after =
                Servers.demo().write(new Write.Update(endpoints), Servers.NOW).get();

        assertThat(after.get(endpoints.key()).get().metadata().uid()).isNotEmpty();
    }

    @Test
    void anUpdateOfAnotherLifeCreatesNothing() {
        Service service = Service.named("demo", "s")
                .withMetadata(ObjectMeta.named("demo", "s").withUid(Option.of("u1")));

        assertThat(Servers.demo().write(new Write.Update(service), Servers.NOW).getLeft())
                .hasToString(
                        "Operation cannot be fulfilled on services \"s\": StorageError: invalid object, Code: 4, Key:"
                                + " /registry/services/specs/demo/s, ResourceVersion: 0, AdditionalErrorMsg: Precondition"
                                + " failed: UID in precondition: u1, UID in object meta: ");
    }

    @Test
    void someKindsMustSayWhichVersionTheyReplace() {
        PodDisruptionBudget budget = PodDisruptionBudget.builder()
                .metadata(ObjectMeta.named("demo", "b"))
                .build();
        ApiServer server = server();
        ApiServer with = server.withStore(server.store().put(budget));

        assertThat(with.write(new Write.Update(budget), Servers.NOW).getLeft())
                .hasToString(
                        "poddisruptionbudgets.policy \"b\" is invalid: metadata.resourceVersion: Invalid value: 0: "
                                + "must be specified for an update");
        assertThat(with.write(new Write.Update(ConfigMap.named("demo", "a")), Servers.NOW)
                        .isRight())
                .isTrue();
    }

    /** apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessorUpdate */
    static Stream<Arguments> immutables() {
        Instant later = Servers.NOW.plusSeconds(60);
        return Stream.of(
                Arguments.of(
                        (UnaryOperator<ObjectMeta>) meta -> meta.withDeletionTimestamp(Option.of(later)),
                        "ConfigMap \"a\" is invalid: metadata.deletionTimestamp: Invalid value: "
                                + "\"2026-01-01T00:01:00Z\": field is immutable"),
                Arguments.of(
                        (UnaryOperator<ObjectMeta>) meta -> meta.withDeletionGracePeriodSeconds(Option.of(9L)),
                        "ConfigMap \"a\" is invalid: metadata.deletionGracePeriodSeconds: Invalid value: 9: field is "
                                + "immutable"),
                Arguments.of(
                        (UnaryOperator<ObjectMeta>) meta -> meta.withResourceVersion(Option.of("1")),
                        "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply "
                                + "your changes to the latest version and try again"));
    }

    @ParameterizedTest
    @MethodSource("immutables")
    void someMetadataCannotBeChanged(UnaryOperator<ObjectMeta> change, String message) {
        assertThat(refused(change)).isEqualTo(message);
    }

    @Test
    void otherMetadataAreKeptWhateverIsSent() {
        ApiServer server = server();
        KubeObject sent = changed(
                server,
                meta -> meta.withCreationTimestamp(Option.of(Instant.EPOCH)).withGeneration(Option.of(99L)));

        assertThat(server.write(new Write.Update(sent), Servers.NOW).get()).isEqualTo(server);
    }

    @Test
    void anotherLifeIsNotReplaced() {
        assertThat(refused(meta -> meta.withUid(Option.of("u1"))))
                .matches("Operation cannot be fulfilled on configmaps \"a\": StorageError: invalid object, Code: 4,"
                        + " Key: /registry/configmaps/demo/a, ResourceVersion: 0, AdditionalErrorMsg: Precondition"
                        + " failed: UID in precondition: u1, UID in object meta: [-0-9a-f]{36}");
    }

    @Test
    void noFinalizerIsAddedToWhatIsOnItsWayOut() {
        KubeObject held = ConfigMap.named("demo", "h")
                .withMetadata(ObjectMeta.named("demo", "h").withFinalizers(Vector.of("a.b/c")));
        ApiServer leaving = Servers.demo()
                .write(new Write.Create(held), Servers.NOW)
                .flatMap(so -> so.write(new Write.Delete(held.key(), DeleteOptions.of()), Servers.NOW))
                .get();
        KubeObject stored = leaving.get(held.key()).get();
        KubeObject more = stored.withMetadata(stored.metadata().withFinalizers(Vector.of("a.b/c", "a.b/d")));

        assertThat(leaving.write(new Write.Update(more), Servers.NOW).getLeft())
                .hasToString(
                        "ConfigMap \"h\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if "
                                + "the object is being deleted, found new finalizers []string{\"a.b/d\"}");
    }

    @Test
    void aNameThatIsTakenByWhatIsOnItsWayOutSaysSo() {
        KubeObject held = ConfigMap.named("demo", "h")
                .withMetadata(ObjectMeta.named("demo", "h").withFinalizers(Vector.of("a.b/c")));
        ApiServer leaving = Servers.demo()
                .write(new Write.Create(held), Servers.NOW)
                .flatMap(so -> so.write(new Write.Delete(held.key(), DeleteOptions.of()), Servers.NOW))
                .get();

        assertThat(leaving.write(new Write.Create(held), Servers.NOW).getLeft())
                .hasToString("object is being deleted: configmaps \"h\" already exists");
    }

    @Test
    void aNameThatIsTakenThoughItWasToBeGeneratedSaysSo() {
        KubeObject named = ConfigMap.named("demo", "a")
                .withMetadata(ObjectMeta.named("demo", "a").withGenerateName(Option.of("a-")));

        assertThat(server().write(new Write.Create(named), Servers.NOW).getLeft())
                .isEqualTo(ApiError.generateNameConflict(MAP));
    }

    @Test
    void aByteEqualObjectIsNotWritten() {
        ApiServer server = server();
        KubeObject stored = server.get(MAP).get();

        assertThat(server.write(new Write.Update(stored), Servers.NOW.plusSeconds(5))
                        .get()
                        .store())
                .isSameAs(server.store());
        KubeObject namespace = server.get(Namespace.KIND, "", "demo").get();
        assertThat(server.write(new Write.UpdateStatus(namespace), Servers.NOW.plusSeconds(5))
                        .get()
                        .store())
                .isSameAs(server.store());
    }

    @Test
    void aKindWithoutStatusHasNoAddressForIt() {
        ApiServer server = server();

        assertThat(server.write(new Write.UpdateStatus(server.get(MAP).get()), Servers.NOW)
                        .getLeft())
                .isEqualTo(ApiError.noSuchResource());
    }

    @Test
    void aDryRunTellsWhatWouldBe() {
        ApiServer server = server();
        KubeObject sent = ConfigMap.named("demo", "a").withData(TreeMap.of("k", "v"));
        KubeObject would = server.dryRun(new Write.Update(sent), Call.at(Servers.NOW))
                .outcome()
                .get()
                .head();

        assertThat(((ConfigMap) would).data()).isEqualTo(TreeMap.of("k", "v"));
        assertThat(would.metadata().resourceVersion())
                .isEqualTo(server.get(MAP).get().metadata().resourceVersion());
        assertThat(server.dryRun(new Write.Create(ConfigMap.named("demo", "new")), Call.at(Servers.NOW))
                        .outcome()
                        .get()
                        .head()
                        .metadata()
                        .resourceVersion())
                .isEmpty();
    }
}
