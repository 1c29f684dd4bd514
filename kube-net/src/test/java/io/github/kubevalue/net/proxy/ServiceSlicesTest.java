package io.github.kubevalue.net.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.AddressType;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class ServiceSlicesTest {
    private static final EndpointSlice UNOWNED = EndpointSlice.builder()
            .metadata(ObjectMeta.named("demo", "loose"))
            .addressType(AddressType.IPV4)
            .build();

    private static EndpointSlice slice(String namespace, String name) {
        return UNOWNED.withMetadata(
                ObjectMeta.named(namespace, name).withLabels(TreeMap.of("kubernetes.io/service-name", "web")));
    }

    private static Service service(String name) {
        return Service.builder().metadata(ObjectMeta.named("demo", name)).build();
    }

    @Test
    void aServiceOwnsTheSlicesOfItsNamespaceThatNameIt() {
        EndpointSlice first = slice("demo", "web-1");
        EndpointSlice second = slice("demo", "web-2");

        ServiceSlices slices = ServiceSlices.of(Vector.of(first, slice("other", "web-3"), UNOWNED, second));

        assertThat(slices.of(service("web"))).containsExactly(first, second);
    }

    @Test
    void aServiceThatNoSliceNamesOwnsNone() {
        assertThat(ServiceSlices.of(Vector.of(UNOWNED)).of(service("api"))).isEmpty();
    }
}
