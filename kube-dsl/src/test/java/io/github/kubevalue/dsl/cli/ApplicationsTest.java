package io.github.kubevalue.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dsl.ask.Answer;
import io.github.kubevalue.dsl.ask.RunningCluster;
import io.github.kubevalue.dsl.render.Waiting;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Convergence;
import io.github.kubevalue.model.controlplane.ControlPlane;
import io.github.kubevalue.model.core.EnvVar;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.manifest.ManifestReader;
import io.github.kubevalue.net.trace.Disposition;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real applications that nobody here wrote. */
class ApplicationsTest {
    private static final Path CORPORA =
            Path.of("../../shared/corpora").toAbsolutePath().normalize();
    private static final String BOUTIQUE = "online-boutique/release/kubernetes-manifests.yaml";

    /** A Deployment whose containers are told the address of a Service. */
    private record Call(Deployment caller, String address) {}

    @Test
    void everyDeploymentOfTheBoutiqueBecomesReady() {
        Convergence boutique = converged(BOUTIQUE);
        assertThat(boutique.converged()).isTrue();
        assertThat(boutique.cluster().snapshot().list(Deployment.KIND))
                .hasSizeGreaterThan(10)
                .allSatisfy(deployment -> assertThat(deployment.status().readyReplicas())
                        .as(deployment.name())
                        .isEqualTo(deployment.spec().replicas().get()));
    }

    @Test
    void everyServiceOfTheBoutiqueResolves() {
        RunningCluster boutique = RunningCluster.of(converged(BOUTIQUE).cluster());
        assertThat(boutique.snapshot().list(Service.KIND))
                .allSatisfy(service -> assertThat(boutique.dns()
                                .answer(service.name() + "." + service.namespace() + ".svc.cluster.local", RecordType.A)
                                .answer())
                        .isNotEmpty());
    }

    @Test
    void everyCallerOfTheBoutiqueReachesItsCallees() {
        RunningCluster boutique = RunningCluster.of(converged(BOUTIQUE).cluster());
        Seq<Call> calls = boutique.snapshot()
                .list(Deployment.KIND)
                .flatMap(deployment -> Vector.ofAll(
                                deployment.spec().template().spec().containers())
                        .flatMap(container -> container.env())
                        .filter(variable -> variable.name().endsWith("_ADDR"))
                        .flatMap(EnvVar::value)
                        .map(value -> new Call(deployment, value)));
        assertThat(calls).hasSizeGreaterThan(10).allSatisfy(call -> {
            Answer answer = boutique.trace(
                    boutique.question("deploy/default/" + call.caller().name(), "tcp://" + call.address()));
            assertThat(answer.trace().outcome())
                    .as(call.caller().name() + " -> " + call.address() + ": "
                            + answer.trace().reason())
                    .isEqualTo(isThere(boutique, call) ? Disposition.DELIVERED : Disposition.NAME_NOT_RESOLVED);
        });
    }

    /** The shopping assistant, which the front end is told of, is not part of the release. */
    private static boolean isThere(RunningCluster running, Call call) {
        return running.snapshot()
                .get(Service.KIND, "default", call.address().split(":")[0])
                .isDefined();
    }

    @Test
    void theInternetReachesTheFrontEndOfTheBoutique() {
        RunningCluster boutique = RunningCluster.of(converged(BOUTIQUE).cluster());
        String address = boutique.snapshot()
                .get(Service.KIND, "default", "frontend-external")
                .get()
                .loadBalancerIps()
                .head()
                .toString();
        assertThat(boutique.trace(boutique.question("1.2.3.4", "http://" + address + "/"))
                        .trace()
                        .status())
                .contains(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guestbook", "sock-shop/deploy/kubernetes/manifests"})
    void smallApplicationsConvergeWithEveryPodReady(String folder) {
        Convergence application = converged(folder);
        assertThat(application.reason()).isEmpty();
        assertThat(Waiting.in(application.cluster())).isEmpty();
    }

    @Test
    void theBankSaysWhichSecretItLacks() {
        Convergence bank = converged("bank-of-anthos/kubernetes-manifests");
        assertThat(bank.reason()).isEmpty();
        assertThat(Waiting.in(bank.cluster()))
                .isNotEmpty()
                .allMatch(waiting -> waiting.why().contains("secret \"jwt-key\" not found"));
    }

    private static Convergence converged(String path) {
        Path file = CORPORA.resolve(path);
        assumeThat(file).as("skipped: " + path + " is not beside the project").exists();
        var manifest = ManifestReader.kubernetes().read(file).get().latest().inNamespace("default");
        return Cluster.start(manifest.objects(), ControlPlane::controllers)
                .getOrElseThrow(refusals -> new AssertionError(refusals.mkString("\n")))
                .converge();
    }
}
