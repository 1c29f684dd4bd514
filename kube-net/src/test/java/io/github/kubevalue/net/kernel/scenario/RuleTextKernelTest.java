package io.github.kubevalue.net.kernel.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.kernel.lab.Kernel;
import io.github.kubevalue.net.kernel.lab.KernelTools;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.vavr.collection.Seq;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** iptables accepts every rule set that we print, and prints it back as we say it does. */
@Tag("kernel")
class RuleTextKernelTest {
    private static final CniConfig CNI = CniConfig.of(ExampleCluster.POD_CIDR);

    @ParameterizedTest
    @EnumSource
    void everyRuleSetIsAcceptedAndSavedAsWePrintIt(Kernel.Backend backend) {
        KernelTools.require();
        try (Kernel kernel = Kernel.open(ExampleCluster.network(CNI), backend)) {
            for (Ruleset rules : rulesets()) {
                String written = IptablesText.written(rules);
                String[] tested = kernel.test("n1", written);
                assertThat(tested[0]).as(tested[1]).isEqualTo("0");
                kernel.load("n1", written);
                assertThat(SavedRules.inOrder(kernel.save("n1")))
                        .isEqualTo(SavedRules.inOrder(IptablesText.saved(rules, IpFamily.IPV4)));
            }
        }
    }

    private static Seq<Ruleset> rulesets() {
        return Scenarios.all()
                .filter(scenario -> !scenario.id().matches(".*[a-z]"))
                .map(scenario -> new NodeRules(scenario.setup(), CNI).of("n1", IpFamily.IPV4))
                .distinct();
    }
}
