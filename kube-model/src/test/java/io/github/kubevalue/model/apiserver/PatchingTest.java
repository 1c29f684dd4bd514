package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.fieldmanager.LastApplied;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.json.JsonText;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ManagedFieldsEntry;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.patch.JsonPatch;
import io.github.kubevalue.model.patch.MergePatch;
import io.github.kubevalue.model.patch.Patch;
import io.github.kubevalue.model.patch.StrategicMergePatch;
import io.vavr.control.Either;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PatchingTest {
    private static final String WEB = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: demo, labels: {app: web}}
        spec:
          replicas: 3
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: c, image: "i:1"}]}
        """;
    private static final ResourceKey KEY = Deployment.KIND.key("demo", "web");

    private static ApiServer demo(String yaml) {
        return Servers.apply(Servers.demo(), yaml).get();
    }

    private static Deployment web(ApiServer server) {
        return server.store().get(Deployment.KIND, "demo", "web").get();
    }

    private static Json json(String text) {
        return JsonText.parse(text.replace('\'', '"')).get();
    }

    @Nested
    class Patches {

        private Either<ApiError, ApiServer> patch(ApiServer server, Patch patch) {
            return server.write(Write.Patch.of(KEY, patch), Servers.NOW);
        }

        @Test
        void changeFieldsAndAreAdmittedAsUpdatesAre() {
            Patch scale = new MergePatch(json("{'spec':{'replicas':5}}"));
            Deployment scaled = web(patch(demo(WEB), scale).get());

            assertThat(scaled.spec().replicas()).contains(5);
            assertThat(scaled.metadata().generation()).contains(2L);
        }

        @Test
        void mergeContainersByNameIfTheyAreStrategic() {
            Json.Obj body = (Json.Obj)
                    json(
                            "{'spec':{'template':{'spec':{'containers':[{'name':'d','image':'j'},{'name':'c','image':'i:2'}]}}}}");
            Deployment patched =
                    web(patch(demo(WEB), new StrategicMergePatch(body)).get());

            assertThat(patched.spec()
                            .template()
                            .spec()
                            .containers()
                            .map(container ->
                                    container.name() + " " + container.image().get()))
                    .containsExactly("d j", "c i:2");
        }

        @Test
        void changeOnlyTheStatusThroughTheStatus() {
            Patch patch = new MergePatch(json("{'spec':{'replicas':5},'status':{'replicas':3,'readyReplicas':2}}"));
            Deployment patched = web(demo(WEB)
                    .write(new Write.Patch(KEY, patch, "status"), Servers.NOW)
                    .get());

            assertThat(patched.spec().replicas()).contains(3);
            assertThat(patched.status().readyReplicas()).isEqualTo(2);
        }

        @Test
        void areRefusedInTheWordsOfTheApiServer() {
            ApiServer server = demo(WEB);

            assertThat(patch(server, new MergePatch(json("{'spec':{'replicas':'x'}}")))
                            .getLeft()
                            .message())
                    .startsWith(" \"\" is invalid: patch: Invalid value: \"{\\\"apiVersion\\\":\\\"apps/v1\\\"")
                    .endsWith("json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type"
                            + " int32");
            assertThat(patch(server, new MergePatch(json("{'metadata':{'name':'other'}}")))
                            .getLeft()
                            .message())
                    .isEqualTo("the name of the object (other) does not match the name on the URL (web)");
            assertThat(patch(server, new MergePatch(json("{'metadata':{'resourceVersion':'1'}}")))
                            .getLeft()
                            .code())
                    .isEqualTo(409);
            assertThat(patch(
                                    server,
                                    JsonPatch.of(json("[{'op':'test','path':'/spec/replicas','value':4}]"))
                                            .get())
                            .getLeft()
                            .message())
                    .isEqualTo("the server rejected our request due to an error in our request");
            assertThat(server.write(
                                    Write.Patch.of(Deployment.KIND.key("demo", "none"), new MergePatch(Json.Obj.EMPTY)),
                                    Servers.NOW)
                            .getLeft()
                            .message())
                    .isEqualTo("deployments.apps \"none\" not found");
        }

        @Test
        void ofCustomResourcesAreNotStrategic() {
            ApiServer server = demo("""
                apiVersion: shop.example/v1
                kind: Order
                metadata: {name: web, namespace: demo}
                spec: {items: [{name: a}]}
                """);
            ResourceKey order = Servers.read("""
                apiVersion: shop.example/v1
                kind: Order
                metadata: {name: web, namespace: demo}
                """).head().key();

            assertThat(server.write(Write.Patch.of(order, new StrategicMergePatch(Json.Obj.EMPTY)), Servers.NOW)
                            .getLeft()
                            .message())
                    .isEqualTo("the body of the request was in an unknown format - accepted media types include:"
                            + " application/json-patch+json, application/merge-patch+json,"
                            + " application/apply-patch+yaml");
        }
    }

    @Nested
    class KubectlApply {

        @Test
        void remembersTheManifestInTheWordsOfKubectl() {
            ApiServer server = demo("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: web, namespace: demo}
                data: {b: "1 < 2", a: x}
                """);

            assertThat(server.store()
                            .get(io.github.kubevalue.model.core.ConfigMap.KIND, "demo", "web")
                            .get()
                            .metadata()
                            .annotations()
                            .get(LastApplied.ANNOTATION))
                    .contains(
                            "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"x\",\"b\":\"1 \\u003c"
                                    + " 2\"},\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"web\",\"namespace\":\"demo\"}}\n");
        }

        @Test
        void removesWhatTheManifestNoLongerSays() {
            ApiServer less = Servers.apply(
                            demo(WEB),
                            WEB.replace("  replicas: 3\n", "").replace(", labels: {app: web}}\nspec", "}\nspec"))
                    .get();

            assertThat(web(less).spec().replicas()).contains(1);
            assertThat(web(less).metadata().labels()).isEmpty();
        }

        @Test
        void leavesWhatOthersHaveSetAndTheManifestDoesNotSay() {
            String silent = WEB.replace("  replicas: 3\n", "");
            Patch scale = new MergePatch(json("{'spec':{'replicas':5},'metadata':{'labels':{'team':'a'}}}"));
            ApiServer scaled =
                    demo(silent).write(Write.Patch.of(KEY, scale), Servers.NOW).get();
            ApiServer again =
                    Servers.apply(scaled, silent.replace("i:1", "i:2")).get();

            assertThat(web(again).spec().replicas()).contains(5);
            assertThat(web(again).metadata().labels().get("team")).contains("a");
            assertThat(web(again).spec().template().spec().containers().head().image())
                    .contains("i:2");
        }

        @Test
        void setsWhatTheManifestSaysWhateverOthersHaveSet() {
            Patch scale = new MergePatch(json("{'spec':{'replicas':5}}"));
            ApiServer scaled =
                    demo(WEB).write(Write.Patch.of(KEY, scale), Servers.NOW).get();

            assertThat(web(Servers.apply(scaled, WEB).get()).spec().replicas()).contains(3);
        }

        @Test
        void warnsOfWhatWasNotApplied() {
            KubeObject object = Servers.read(WEB).head();
            ApiServer created =
                    Servers.demo().write(new Write.Create(object), Servers.NOW).get();
            Answer<ApiServer> answer = created.answer(new Write.Apply(object), Call.at(Servers.NOW));

            assertThat(answer.warnings())
                    .containsExactly("resource deployments/web is missing the"
                            + " kubectl.kubernetes.io/last-applied-configuration annotation which is"
                            + " required by kubectl apply. kubectl apply should only be used on resources"
                            + " created declaratively by either kubectl create --save-config or kubectl"
                            + " apply. The missing annotation will be patched automatically.");
            assertThat(answer.outcome()
                            .get()
                            .answer(new Write.Apply(object), Call.at(Servers.NOW))
                            .warnings())
                    .isEmpty();
        }

        @Test
        void warnsOfWhatIsOnItsWayOut() {
            String held = WEB.replace("labels: {app: web}}\nspec", "finalizers: [shop.example/hold]}\nspec");
            ApiServer deleting =
                    demo(held).write(Write.delete(web(demo(held))), Servers.NOW).get();
            KubeObject changed =
                    Servers.read(held.replace("replicas: 3", "replicas: 4")).head();

            assertThat(deleting.answer(new Write.Apply(changed), Call.at(Servers.NOW))
                            .warnings())
                    .containsExactly("Detected changes to resource web which is currently being deleted.");
            assertThat(deleting.answer(new Write.Apply(Servers.read(held).head()), Call.at(Servers.NOW))
                            .warnings())
                    .isEmpty();
        }

        @Test
        void replacesListsOfCustomResources() {
            String order = """
                apiVersion: shop.example/v1
                kind: Order
                metadata: {name: web, namespace: demo}
                spec: {items: [{name: a}], note: x}
                """;
            ApiServer server = Servers.apply(
                            demo(order), order.replace("{name: a}", "{name: b}").replace(", note: x", ""))
                    .get();
            KubeObject stored =
                    server.store().get(Servers.read(order).head().key()).get();

            assertThat(stored.otherFields().get("spec")).contains(json("{'items':[{'name':'b'}]}"));
        }
    }

    @Nested
    class ServerSideApply {
        private final Call ci = Call.at(Servers.NOW).as("ci");

        private Either<ApiError, ApiServer> apply(ApiServer server, String yaml, Call call) {
            return server.answer(Write.ServerSideApply.of(Servers.read(yaml).head()), call)
                    .outcome();
        }

        @Test
        void createsWhatDoesNotExist() {
            Deployment created = web(apply(Servers.demo(), WEB, ci).get());

            assertThat(created.spec().replicas()).contains(3);
            assertThat(created.metadata().annotations()).isEmpty();
            assertThat(created.metadata().managedFields().map(ManagedFieldsEntry::manager))
                    .containsExactly("ci");
            assertThat(created.metadata().managedFields().head().time()).contains(Servers.NOW);
        }

        @Test
        void changesNothingTheSecondTime() {
            ApiServer once = apply(Servers.demo(), WEB, ci).get();
            ApiServer twice = apply(
                            once, WEB, Call.at(Servers.NOW.plusSeconds(60)).as("ci"))
                    .get();

            assertThat(twice.store()).isEqualTo(once.store());
        }

        @Test
        void leavesAloneWhatTheConfigurationDoesNotSay() {
            Write.ServerSideApply part = new Write.ServerSideApply(
                    KEY,
                    (Json.Obj)
                            json(
                                    "{'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'web'},'spec':{'replicas':5}}"),
                    false,
                    "");
            ApiServer server = apply(Servers.demo(), WEB, ci).get();
            ApiError conflict = server.answer(part, ci.as("hpa")).outcome().getLeft();
            Deployment forced =
                    web(server.answer(part.withForce(), ci.as("hpa")).outcome().get());

            assertThat(conflict.message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"ci\": .spec.replicas");
            assertThat(conflict.code()).isEqualTo(409);
            assertThat(forced.spec().replicas()).contains(5);
            assertThat(forced.spec().template().spec().containers().head().image())
                    .contains("i:1");
        }

        @Test
        void tracksWhoUpdatesFromThenOn() {
            ApiServer server = apply(Servers.demo(), WEB, ci).get();
            Patch scale = new MergePatch(json("{'spec':{'replicas':5}}"));
            ApiServer scaled = server.answer(Write.Patch.of(KEY, scale), ci.as("hpa"))
                    .outcome()
                    .get();

            assertThat(apply(scaled, WEB, ci).getLeft().message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"hpa\" using apps/v1: .spec.replicas");
            assertThat(apply(scaled, WEB.replace("  replicas: 3\n", ""), ci)
                            .map(so -> web(so).spec().replicas().get()))
                    .isEqualTo(Either.right(5));
        }

        @Test
        void tracksWhoScales() {
            ApiServer server = apply(Servers.demo(), WEB, ci).get();
            Scale scale = server.scale(KEY).get().withReplicas(5);
            ApiServer scaled = server.answer(new Write.UpdateScale(KEY, scale), ci.as("hpa"))
                    .outcome()
                    .get();

            assertThat(apply(scaled, WEB, ci).getLeft().message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"hpa\" with subresource \"scale\" using"
                            + " apps/v1: .spec.replicas");
        }

        @Test
        void tracksWhoWritesTheStatus() {
            ApiServer server = apply(Servers.demo(), WEB, ci).get();
            Deployment ready = web(server);
            Deployment counted = web(server.answer(
                            new Write.UpdateStatus(ready.withStatus(
                                    ready.status().withReplicas(3).withReadyReplicas(2))),
                            Call.at(Servers.NOW).as("kube-controller-manager"))
                    .outcome()
                    .get());

            assertThat(counted.metadata().managedFields().map(entry -> entry.manager() + " " + entry.subresource()))
                    .containsExactly("ci ", "kube-controller-manager status");
        }

        @Test
        void doesNotTrackWhatNobodyAppliesOnTheServer() {
            assertThat(web(demo(WEB)).metadata().managedFields()).isEmpty();
        }

        @Test
        void callsWhoWroteBeforeTheFirstApplySo() {
            String other = WEB.replace("replicas: 3", "replicas: 4");

            assertThat(apply(demo(WEB), other, ci).getLeft().message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"before-first-apply\" using apps/v1:"
                            + " .spec.replicas");
            assertThat(web(apply(demo(WEB), other, ci.as("kubectl")).get())
                            .spec()
                            .replicas())
                    .as("kubectl goes on with what it applied on the client")
                    .contains(4);
        }

        @Test
        void knowsTheCommandThatCreatedTheObjectIfAllObjectsAreTracked() {
            ApiServer demo = Servers.demo();
            ApiServer tracking = ApiServer.of(ApiServerFlags.DEFAULT.withFieldTracking(FieldTracking.FROM_CREATION))
                    .withStore(demo.store());
            ApiServer applied = Servers.apply(tracking, WEB).get();

            assertThat(web(applied).metadata().managedFields().map(ManagedFieldsEntry::manager))
                    .containsExactly("kubectl-client-side-apply");
            assertThat(apply(applied, WEB.replace("replicas: 3", "replicas: 4"), ci)
                            .getLeft()
                            .message())
                    .isEqualTo(
                            "Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using apps/v1:"
                                    + " .spec.replicas");
        }

        @Test
        void mergesListsOfCustomResourcesByTheKeysOfTheirSchema() {
            ApiServer server = demo("""
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: orders.shop.example}
                spec:
                  group: shop.example
                  scope: Namespaced
                  names: {kind: Order, plural: orders, singular: order, listKind: OrderList}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec:
                            type: object
                            properties:
                              items:
                                type: array
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [name]
                                items:
                                  type: object
                                  required: [name]
                                  properties: {name: {type: string}, count: {type: integer}}
                """);
            String order = """
                apiVersion: shop.example/v1
                kind: Order
                metadata: {name: web, namespace: demo}
                spec: {items: [{name: %s, count: %d}]}
                """;
            ApiServer one = apply(server, order.formatted("a", 1), ci).get();
            ApiServer two = apply(one, order.formatted("b", 2), ci.as("other")).get();
            KubeObject stored = two.store()
                    .get(Servers.read(order.formatted("a", 1)).head().key())
                    .get();

            assertThat(stored.otherFields().get("spec"))
                    .contains(json("{'items':[{'name':'a','count':1},{'name':'b','count':2}]}"));
            assertThat(apply(two, order.formatted("b", 3), ci).getLeft().message())
                    .isEqualTo("Apply failed with 1 conflict: conflict with \"other\": .spec.items[name=\"b\"].count");
        }

        @Test
        void isRefusedWithoutAFieldManager() {
            assertThat(apply(Servers.demo(), WEB, Call.at(Servers.NOW))
                            .getLeft()
                            .message())
                    .isEqualTo("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for"
                            + " apply patch");
        }

        @Test
        void forgetsItsManagersIfAnUpdateSaysNone() {
            ApiServer server = apply(Servers.demo(), WEB, ci).get();
            Deployment reset = web(server);
            Write none = new Write.Update(reset.withMetadata(reset.metadata()
                    .withManagedFields(io.vavr.collection.Vector.of(
                            ManagedFieldsEntry.builder().build()))));

            assertThat(web(server.write(none, Servers.NOW).get()).metadata().managedFields())
                    .isEmpty();
        }

        @Test
        void isValidatedAsAnyWriteIs() {
            assertThat(apply(Servers.demo(), WEB.replace("replicas: 3", "replicas: -1"), ci)
                            .getLeft()
                            .message())
                    .isEqualTo("Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater"
                            + " than or equal to 0");
        }
    }
}
