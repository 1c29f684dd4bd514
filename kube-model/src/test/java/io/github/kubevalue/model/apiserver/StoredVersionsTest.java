package io.github.kubevalue.model.apiserver;

import static io.github.kubevalue.model.apiserver.Servers.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.fieldmanager.LastApplied;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.manifest.ManifestWriter;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.github.kubevalue.model.meta.Unmodelled;
import io.github.kubevalue.model.patch.MergePatch;
import io.github.kubevalue.model.read.ListOptions;
import org.junit.jupiter.api.Test;

/** A custom kind that is served in two versions. */
class StoredVersionsTest {
    private static final Kind<Unmodelled> V1 =
            Kind.of("example.com/v1", "Widget", "widgets", Scope.NAMESPACED, Unmodelled.class);
    private static final Kind<Unmodelled> BETA =
            Kind.of("example.com/v1beta1", "Widget", "widgets", Scope.NAMESPACED, Unmodelled.class);
    private static final ResourceKey IN_V1 = V1.key("demo", "w");
    private static final ResourceKey IN_BETA = BETA.key("demo", "w");
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: widgets, kind: Widget}
          versions:
          - name: v1beta1
            served: true
            storage: false
            deprecated: true
            schema:
              openAPIV3Schema:
                type: object
                properties: {spec: {type: object, properties: {size: {type: integer}, old: {type: string, default: oo}}}}
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties: {spec: {type: object, properties: {size: {type: integer}, new: {type: string, default: nn}}}}
        """;

    private final ApiServer server = Servers.apply(Servers.demo(), DEFINITION).get();

    private static String widget(String version, String spec) {
        return "{apiVersion: example.com/" + version + ", kind: Widget, metadata: {name: w, namespace: demo}, spec: {"
                + spec + "}}";
    }

    private static String spec(ApiServer server, ResourceKey key) {
        KubeObject object = server.get(key).get();
        assertThat(ManifestWriter.tree(object).get("apiVersion").get().toString())
                .contains(key.kind().apiVersion());
        return JsonText.of(object.otherFields().get("spec").get());
    }

    @Test
    void whatIsSentInOneVersionIsToldInEach() {
        ApiServer with =
                Servers.apply(server, widget("v1beta1", "size: 3, old: x")).get();

        assertThat(spec(with, IN_V1)).isEqualTo("{\"new\":\"nn\",\"size\":3}");
        assertThat(spec(with, IN_BETA)).isEqualTo("{\"old\":\"oo\",\"size\":3}");
        assertThat(with.store().contains(IN_V1)).isTrue();
        assertThat(with.store().contains(IN_BETA)).isFalse();
        assertThat(with.list(BETA, ListOptions.in("demo")).get().items().map(KubeObject::key))
                .containsExactly(IN_BETA);
        assertThat(with.list(V1, ListOptions.in("demo")).get().items().map(KubeObject::key))
                .containsExactly(IN_V1);
    }

    @Test
    void everyRequestInEitherVersionIsAboutTheSameObject() {
        ApiServer made = Servers.apply(server, widget("v1beta1", "size: 3")).get();
        ApiServer applied = Servers.apply(made, widget("v1", "size: 4")).get();
        assertThat(spec(applied, IN_BETA)).contains("\"size\":4");

        MergePatch patch =
                new MergePatch(JsonText.parse("{\"spec\": {\"size\": 5}}").get());
        ApiServer patched = applied.write(Write.Patch.of(IN_BETA, patch), NOW).get();
        assertThat(spec(patched, IN_V1)).contains("\"size\":5");

        KubeObject beta = patched.get(IN_BETA).get();
        ApiServer same = patched.write(new Write.Update(beta), NOW).get();
        assertThat(same.store().revision()).isEqualTo(patched.store().revision());
        assertThat(same.write(Write.delete(beta), NOW).get().store().contains(IN_V1))
                .isFalse();
        assertThat(same.write(new Write.Create(beta), NOW).getLeft().message())
                .contains("resourceVersion should not be set");
    }

    @Test
    void applyRemembersTheVersionOfTheManifestAndChangesNothingTwice() {
        ApiServer once = Servers.apply(server, widget("v1beta1", "size: 3")).get();
        ApiServer twice = Servers.apply(once, widget("v1beta1", "size: 3")).get();

        assertThat(once.store()
                        .get(IN_V1)
                        .get()
                        .metadata()
                        .annotations()
                        .get(LastApplied.ANNOTATION)
                        .get())
                .startsWith("{\"apiVersion\":\"example.com/v1beta1\"");
        assertThat(twice.store().revision()).isEqualTo(once.store().revision());
    }

    @Test
    void whatSomebodyOwnsHeOwnsInEitherVersion() {
        Write.ServerSideApply beta = Write.ServerSideApply.of(
                Servers.read(widget("v1beta1", "size: 3")).head());
        ApiServer with = server.answer(beta, Call.at(NOW).as("me")).outcome().get();

        assertThat(spec(with, IN_V1)).contains("\"size\":3");
        assertThat(with.answer(
                                Write.ServerSideApply.of(
                                        Servers.read(widget("v1", "size: 4")).head()),
                                Call.at(NOW).as("other"))
                        .outcome()
                        .getLeft()
                        .message())
                .contains("conflict with \"me\": .spec.size");
    }

    @Test
    void aDeprecatedVersionIsWarnedOf() {
        Write beta = new Write.Create(Servers.read(widget("v1beta1", "size: 3")).head());
        Write stable = new Write.Create(Servers.read(widget("v1", "size: 3")).head());

        assertThat(server.answer(beta, Call.at(NOW)).warnings())
                .containsExactly("example.com/v1beta1 Widget is deprecated; use example.com/v1 Widget");
        assertThat(server.answer(stable, Call.at(NOW)).warnings()).isEmpty();
    }

    @Test
    void objectsFollowTheirDefinitionIntoAnotherVersionOfStorage() {
        ApiServer with = Servers.apply(server, widget("v1beta1", "size: 3")).get();
        String turned = DEFINITION
                .replace("storage: false", "storage: maybe")
                .replace("storage: true", "storage: false")
                .replace("storage: maybe", "storage: true");
        ApiServer after = Servers.apply(with, turned).get();

        assertThat(after.store().contains(IN_BETA)).isTrue();
        assertThat(after.store().contains(IN_V1)).isFalse();
        assertThat(spec(after, IN_V1)).contains("\"size\":3");
        assertThat(after.get(IN_V1).get().metadata().uid())
                .isEqualTo(with.get(IN_V1).get().metadata().uid());
    }

    @Test
    void whatAWebhookWouldConvertIsKeptAsItWasSent() {
        String converted = DEFINITION.replace(
                "  versions:",
                "  conversion: {strategy: Webhook, webhook: {conversionReviewVersions: [v1], clientConfig: {url:"
                        + " 'https://example.com'}}}\n  versions:");
        ApiServer with = Servers.apply(Servers.demo(), converted)
                .flatMap(so -> Servers.apply(so, widget("v1beta1", "size: 3")))
                .get();

        assertThat(with.store().contains(IN_BETA)).isTrue();
        assertThat(with.get(IN_V1).isLeft()).isTrue();
    }
}
