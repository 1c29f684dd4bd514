package io.github.kubevalue.model.defaulting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.arbitrary.KubeDomain;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PullPolicy;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.Volume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Domain(KubeDomain.class)
class DefaultingLawsTest {

    /** Invariant 33: a second time defaults come to nothing. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void idempotenceOfPods(@ForAll Pod pod) {
        Pod once = PodDefaults.pod(pod);
        assertThat(PodDefaults.pod(once)).isEqualTo(once);
    }

    /** Invariant 33: a second time defaults come to nothing. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void idempotenceOfServices(@ForAll Service service) {
        Service once = ServiceDefaults.service(service);
        assertThat(ServiceDefaults.service(once)).isEqualTo(once);
    }

    /** Invariant 33: a second time defaults come to nothing. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void idempotenceOfWorkloads(@ForAll Deployment deployment, @ForAll StatefulSet set) {
        Deployment once = WorkloadDefaults.deployment(deployment);
        assertThat(WorkloadDefaults.deployment(once)).isEqualTo(once);
        StatefulSet onceToo = WorkloadDefaults.statefulSet(set);
        assertThat(WorkloadDefaults.statefulSet(onceToo)).isEqualTo(onceToo);
    }

    /** Invariant 33: a second time defaults come to nothing. */
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void idempotenceOfNodes(@ForAll Node node) {
        Node once = ClusterDefaults.node(node);
        assertThat(ClusterDefaults.node(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx, Always",
        "nginx:latest, Always",
        "nginx:1.27, IfNotPresent",
        "registry.local:5000/nginx, Always",
        "registry.local:5000/nginx:1, IfNotPresent",
        "nginx@sha256:0123, IfNotPresent",
        "nginx:latest@sha256:0123, IfNotPresent",
        "NGINX, IfNotPresent",
        "nginx:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, Always"
    })
    void anImageThatMayChangeUnderItsNameIsAlwaysPulled(String image, String policy) {
        Container container = Container.builder().name("c").image(image).build();

        assertThat(ContainerDefaults.container(container).imagePullPolicy()).contains(new PullPolicy(policy));
    }

    @Example
    void aVolumeThatSaysNothingIsAnEmptyDirectory() {
        PodSpec spec =
                PodSpec.builder().addVolume(Volume.builder().name("v").build()).build();

        assertThat(PodDefaults.podSpec(spec).volumes().head().emptyDir()).isNotEmpty();
    }
}
