package io.github.kubevalue.model.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceAccount;
import io.github.kubevalue.model.fieldmanager.LastApplied;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.patch.MergePatch;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;

@Domain(KubeDomain.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class ApplyLawsTest {
    private static final Call CI = Call.at(Servers.NOW).as("ci");

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void applyingDeploymentsTwiceIsApplyingThemOnce(@ForAll Deployment deployment) {
        applyingTwiceIsApplyingOnce(deployment);
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void applyingServicesTwiceIsApplyingThemOnce(@ForAll Service service) {
        applyingTwiceIsApplyingOnce(service);
    }

    private static void applyingTwiceIsApplyingOnce(KubeObject object) {
        ApiServer onClient = write(server(object), new Write.Apply(object));
        ApiServer onServer = write(server(object), Write.ServerSideApply.of(object));

        assertThat(write(onClient, new Write.Apply(object)).store()).isEqualTo(onClient.store());
        assertThat(write(onServer, Write.ServerSideApply.of(object)).store()).isEqualTo(onServer.store());
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void bothWaysToApplyMakeTheSameObjects(@ForAll Deployment deployment, @ForAll Service service) {
        for (KubeObject object : Vector.of(deployment, service)) {
            ApiServer onClient = write(server(object), new Write.Apply(object));
            ApiServer onServer = write(server(object), Write.ServerSideApply.of(object));

            assertThat(bare(onClient, object)).isEqualTo(bare(onServer, object));
        }
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void whoAppliesOtherFieldsDoesNotMindWhoCameFirst(
            @ForAll Deployment deployment, @ForAll @IntRange(min = 0, max = 9) int replicas) {
        Deployment silent = deployment.withSpec(deployment.spec().withReplicas(Option.none()));
        ApiServer base = write(server(silent), Write.ServerSideApply.of(silent));
        Write scale = part(silent, "spec", LinkedHashMap.of("replicas", Json.of(replicas)));
        Write label = part(
                silent,
                "metadata",
                LinkedHashMap.of(
                        "name",
                        Json.of(silent.name()),
                        "labels",
                        new Json.Obj(LinkedHashMap.of("team", Json.of("a")))));
        Call hpa = CI.as("hpa");
        Call team = CI.as("team");

        assertThat(bare(write(write(base, scale, hpa), label, team), silent))
                .isEqualTo(bare(write(write(base, label, team), scale, hpa), silent));
    }

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void whatOthersChangeStaysIfNobodyAppliesIt(
            @ForAll Deployment deployment, @ForAll @IntRange(min = 0, max = 9) int replicas) {
        Deployment silent = deployment.withSpec(deployment.spec().withReplicas(Option.none()));
        Write scale = Write.Patch.of(
                silent.key(),
                new MergePatch(new Json.Obj(
                        LinkedHashMap.of("spec", new Json.Obj(LinkedHashMap.of("replicas", Json.of(replicas)))))));
        for (Write apply : Vector.of(new Write.Apply(silent), Write.ServerSideApply.of(silent))) {
            ApiServer scaled = write(write(server(silent), apply), scale, CI.as("hpa"));
            ApiServer again = write(scaled, apply);

            assertThat(((Deployment) again.store().get(silent.key()).get())
                            .spec()
                            .replicas())
                    .contains(replicas);
        }
    }

    private static Write part(KubeObject object, String name, LinkedHashMap<String, Json> fields) {
        Json.Obj config = new Json.Obj(LinkedHashMap.<String, Json>of("apiVersion", Json.of("apps/v1"))
                .put("kind", Json.of("Deployment"))
                .put(name, new Json.Obj(fields)));
        return new Write.ServerSideApply(object.key(), config, true, "");
    }

    private static ApiServer server(KubeObject object) {
        return Vector.<KubeObject>of(
                        Namespace.named(object.namespace()), ServiceAccount.named(object.namespace(), "default"))
                .foldLeft(ApiServer.of(ApiServerFlags.DEFAULT), (so, each) -> write(so, new Write.Create(each)));
    }

    private static ApiServer write(ApiServer server, Write write) {
        return write(server, write, CI);
    }

    private static ApiServer write(ApiServer server, Write write, Call call) {
        return server.answer(write, call).outcome().get();
    }

    /** The object without what tells the ways apart. */
    private static KubeObject bare(ApiServer server, KubeObject object) {
        KubeObject stored = server.store().get(object.key()).get();
        ObjectMeta meta = stored.metadata();
        return stored.withMetadata(meta.withManagedFields(Vector.empty())
                .withResourceVersion(Option.none())
                .withAnnotations(meta.annotations().remove(LastApplied.ANNOTATION)));
    }
}
