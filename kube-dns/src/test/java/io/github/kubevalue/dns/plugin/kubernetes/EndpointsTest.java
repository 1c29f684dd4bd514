package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointConditions;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {

    private static Endpoints read(Endpoint endpoint, KubernetesOptions options) {
        return Endpoints.of(Fixture.slice("svc", "slice", Vector.of(endpoint)), "", options);
    }

    // plugin/kubernetes/kubernetes_test.go, TestEndpointHostname
    @ParameterizedTest
    @CsvSource({
        "10.11.12.13,,10-11-12-13,,false",
        "10.11.12.13,epname,epname,,false",
        "10.11.12.13,,10-11-12-13,hello-abcde,false",
        "10.11.12.13,epname,epname,hello-abcde,false",
        "10.11.12.13,epname,epname,hello-abcde,true",
        "10.11.12.13,,hello-abcde,hello-abcde,true",
        "2001:db8:3333:4444:5555:6666:7777:8888,,2001-db8-3333-4444-5555-6666-7777-8888,,false",
        "2001:db8:3333:4444:5555:6666::,,2001-db8-3333-4444-5555-6666--0,,false",
    })
    void anEndpointHasOneName(String ip, String hostname, String expected, String pod, boolean podNames) {
        Endpoint endpoint = Fixture.endpoint(ip)
                .withHostname(Option.of(hostname))
                .withTargetRef(Option.of(pod)
                        .map(name -> ObjectReference.builder().name(name).build()));

        assertThat(read(endpoint, Fixture.KUBEADM.withEndpointPodNames(podNames))
                        .addresses()
                        .map(Endpoints.Address::name))
                .containsExactly(expected);
    }

    @Test
    void theNameOfAPodThatIsTooLongForALabelDoesNotCount() {
        Endpoint endpoint = Fixture.endpoint("10.11.12.13")
                .withTargetRef(Option.some(
                        ObjectReference.builder().name("p".repeat(64)).build()));

        assertThat(read(endpoint, Fixture.KUBEADM.withEndpointPodNames(true))
                        .addresses()
                        .map(Endpoints.Address::name))
                .containsExactly("10-11-12-13");
    }

    @ParameterizedTest
    @CsvSource({"true,1", "false,0", ",1"})
    void onlyWhatIsReadyOrUnknownCounts(Boolean ready, int count) {
        Endpoint endpoint = Fixture.endpoint("10.11.12.13")
                .withConditions(EndpointConditions.builder()
                        .ready(Option.of(ready))
                        .serving(Option.some(false))
                        .terminating(Option.some(true))
                        .build());

        assertThat(read(endpoint, Fixture.KUBEADM).addresses()).hasSize(count);
    }

    @Test
    void aSliceWithoutPortsHasOneThatNoSrvRecordShows() {
        EndpointSlice slice = Fixture.slice("svc", "slice", Vector.of(Fixture.endpoint("10.11.12.13")));

        assertThat(Endpoints.of(slice, "", Fixture.KUBEADM).ports()).containsExactly(NamedPort.NONE);
    }

    @Test
    void theTopologyZoneIsReadInLowerCase() {
        Endpoint endpoint = Fixture.endpoint("10.11.12.13").withZone(Option.some("US-West-2a"));

        assertThat(read(endpoint, Fixture.KUBEADM).addresses().head().zone()).isEqualTo("us-west-2a");
    }
}
