package io.github.kubevalue.net.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.NftText;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Test;

/** nft accepts every table that we write, and lists it as we say it does. */
class NftTextKernelTest {
    private static final CniConfig CNI = CniConfig.of(ExampleCluster.POD_CIDR);

    @Test
    void everyTableIsAcceptedAndListedAsWePrintIt() {
        KernelTools.require();
        try (Kernel kernel = Kernel.open(ExampleCluster.network(CNI), Kernel.Backend.NFT)) {
            for (NftTable table : tables()) {
                String[] tested = kernel.test("n1", table);
                assertThat(tested[0]).as(tested[1]).isEqualTo("0");
                kernel.load("n1", table);
                assertThat(kernel.list("n1", table)).isEqualTo(NftText.listed(table));
            }
        }
    }

    private static Seq<NftTable> tables() {
        return Scenarios.nftables()
                .filter(scenario -> !scenario.id().matches(".*[a-z]"))
                .flatMap(scenario -> new NodeRules(scenario.setup(), CNI).table("n1", IpFamily.IPV4))
                .distinct();
    }
}
