package io.github.kubevalue.net.netfilter.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.net.netfilter.RuleText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules as kube-proxy, the kubelet, Istio and others hand them to iptables-restore: what they said is written again. */
class WrittenRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m comment --comment \"kubernetes service portals\" -j KUBE-SERVICES",
                "-m comment --comment \"ns1/svc1:p80 cluster IP\" -p tcp -d 172.30.0.41 -m tcp --dport 80 -j"
                        + " KUBE-SVC-XPGD46QRK7WJZT7O",
                "-m comment --comment ns1/svc1:p80 -m statistic --mode random --probability 0.5000000000 -j KUBE-SEP-A",
                "-m comment --comment ns1/svc1:p80 -m recent --name KUBE-SEP-A --rcheck --seconds 10800 --reap -j"
                        + " KUBE-SEP-A",
                "-m comment --comment ns1/svc1:p80 -s 10.180.0.1 -j KUBE-MARK-MASQ",
                "-m recent --name KUBE-SEP-A --set -m tcp -p tcp -j DNAT --to-destination 10.180.0.1:80",
                "-m mark ! --mark 0x00004000/0x00004000 -j RETURN",
                "-j MARK --xor-mark 0x00004000",
                "-j MARK --or-mark 0x00004000",
                "-j MASQUERADE --random-fully",
                "-j REJECT",
                "-j REJECT --reject-with icmp-host-prohibited",
                "-p tcp -j TPROXY --on-port 15006 --on-ip 127.0.0.1 --tproxy-mark 0x539/0xffffffff",
                "-p tcp -j TPROXY --on-port 15006",
                "-p tcp -j TPROXY --on-port 15006 --tproxy-mark 0x1/0x1",
                "-p tcp -m multiport --dports 80,443,8000:8080 -j ACCEPT",
                "-m recent --name A --update --seconds 5 --hitcount 3 -j DROP",
            })
    void areWrittenAsTheyWere(String rule) {
        assertThat(RuleText.written(IptablesText.parseRule(rule).get())).isEqualTo(rule);
    }
}
