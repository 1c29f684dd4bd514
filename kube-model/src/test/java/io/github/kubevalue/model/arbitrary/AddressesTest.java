package io.github.kubevalue.model.arbitrary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Endpoint;
import io.github.kubevalue.model.address.Ip;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(KubeDomain.class)
@Domain(DomainContext.Global.class)
class AddressesTest {

    @Property(tries = 200)
    void blocksReadBackAndHoldTheirEnds(@ForAll Cidr block) {
        assertThat(Cidr.parse(block.toString())).isEqualTo(block);
        assertThat(block.contains(block.first())).isTrue();
        assertThat(block.contains(block.last())).isTrue();
    }

    @Property(tries = 200)
    void endpointsReadBack(@ForAll Endpoint endpoint) {
        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
    }

    @Property(tries = 200)
    void podsAreInThePodSubnet(@ForAll("podIps") Ip ip) {
        assertThat(Cidr.parse("10.244.0.0/16").contains(ip)).isTrue();
    }

    @Property(tries = 200)
    void dnsLabelsAreDnsLabels(@ForAll("dnsLabels") String label) {
        assertThat(label).matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    }

    @Provide
    Arbitrary<Ip> podIps() {
        return Addresses.podIps();
    }

    @Provide
    Arbitrary<String> dnsLabels() {
        return Names.dnsLabels();
    }
}
