package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each shape of question and type of record; NODATA and NXDOMAIN carry the zone's SOA and nothing else. */
class DecisionTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the zone itself
                "cluster.local | A | NODATA |",
                "cluster.local | AAAA | NODATA |",
                "cluster.local | SRV | NODATA |",
                "cluster.local | CNAME | NODATA |",
                "cluster.local | MX | NODATA |",
                "cluster.local | HTTPS | NODATA |",
                "cluster.local | PTR | NODATA |",
                "cluster.local | DS | NODATA |",
                "cluster.local | ANY | NODATA |",
                "cluster.local | TXT | NXDOMAIN |",
                "cluster.local | NS | NOERROR | kube-dns.kube-system.svc.cluster.local.",
                "CLUSTER.local | NS | NODATA |",
                "cluster.local | SOA | NOERROR | ns.dns.cluster.local. hostmaster.cluster.local. 1499347823 7200 1800"
                        + " 86400 30",
                "cluster.local | AXFR | REFUSED |",
                "demo.svc.cluster.local | IXFR | REFUSED |",
                "nowhere.cluster.local | AXFR | REFUSED |",
                // structure
                "svc.cluster.local | A | NODATA |",
                "pod.cluster.local | SRV | NODATA |",
                "svc.cluster.local | TXT | NXDOMAIN |",
                "pod.cluster.local | TXT | NXDOMAIN |",
                "svc.cluster.local | NS | NODATA |",
                "svc.cluster.local | MX | NODATA |",
                "pod.cluster.local | PTR | NODATA |",
                "svc.cluster.local | CNAME | NODATA |",
                "demo.svc.cluster.local | A | NODATA |",
                "demo.svc.cluster.local | TXT | NXDOMAIN |",
                "demo.svc.cluster.local | SRV | NODATA |",
                "demo.svc.cluster.local | NS | NODATA |",
                "demo.svc.cluster.local | HTTPS | NODATA |",
                "nowhere.svc.cluster.local | TXT | NXDOMAIN |",
                "nowhere.svc.cluster.local | SRV | NXDOMAIN |",
                "svc1.nowhere.svc.cluster.local | A | NXDOMAIN |",
                "nowhere.svc.cluster.local | A | NXDOMAIN |",
                "demo.pod.cluster.local | A | NODATA |",
                "demo.pod.cluster.local | SRV | NODATA |",
                "demo.pod.cluster.local | TXT | NXDOMAIN |",
                "nowhere.pod.cluster.local | A | NXDOMAIN |",
                "other.cluster.local | A | NXDOMAIN |",
                "a.b.other.cluster.local | AAAA | NXDOMAIN |",
                "other.cluster.local | SOA | NODATA |",
                "nothing.demo.svc.cluster.local | SOA | NODATA |",
                "a.outside.demo.svc.cluster.local | SOA | NODATA |",
                "other.cluster.local | NS | NXDOMAIN |",
                "other.cluster.local | MX | NXDOMAIN |",
                "other.cluster.local | CNAME | NXDOMAIN |",
                "other.cluster.local | HINFO | NXDOMAIN |",
                "svc1.demo.svc.cluster.local | SOA | NODATA |",
                "svc1.demo.svc.cluster.local | NS | NODATA |",
                "nothing.demo.svc.cluster.local | NS | NXDOMAIN |",
                // the schema's version and the name server's own name
                "dns-version.cluster.local | TXT | NOERROR | \"1.1.0\"",
                "dns-version.cluster.local | A | NXDOMAIN |",
                "dns-version.cluster.local | SRV | NXDOMAIN |",
                "DNS-version.cluster.local | TXT | NOERROR | \"1.1.0\"",
                "a.dns-version.cluster.local | TXT | NXDOMAIN |",
                "ns.dns.cluster.local | A | NOERROR | 10.0.0.10",
                "ns.dns.cluster.local | AAAA | NODATA |",
                "ns.dns.cluster.local | SRV | NODATA |",
                "ns.dns.cluster.local | TXT | NXDOMAIN |",
                "ns.dns.cluster.local | HTTPS | NODATA |",
                "ns.dns.cluster.local | CNAME | NODATA |",
                "ns.dns.cluster.local | PTR | NXDOMAIN |",
                "NS.DNS.cluster.local | A | NOERROR | 10.0.0.10",
                "ns.dns.CLUSTER.local | A | NXDOMAIN |",
                "ns.dns.cluster.local.cluster.local | A | NOERROR | 10.0.0.10",
                "dns.cluster.local | A | NXDOMAIN |",
                // cluster IPs
                "svc1.demo.svc.cluster.local | A | NOERROR | 10.0.0.1",
                "svc1.demo.svc.cluster.local | AAAA | NODATA |",
                "svc1.demo.svc.cluster.local | CNAME | NODATA |",
                "svc1.demo.svc.cluster.local | TXT | NODATA |",
                "svc1.demo.svc.cluster.local | PTR | NODATA |",
                "svc1.demo.svc.cluster.local | MX | NODATA |",
                "svc1.demo.svc.cluster.local | HINFO | NODATA |",
                "svc1.demo.svc.cluster.local | ANY | NODATA |",
                "svc1.demo.svc.cluster.local | HTTPS | NODATA |",
                "svc1.demo.svc.cluster.local | DS | NODATA |",
                "svc1.demo.svc.cluster.local | CAA | NODATA |",
                "svc1.demo.svc.cluster.local | TYPE65280 | NODATA |",
                "SvC1.DEMO.svc.cluster.local | A | NOERROR | 10.0.0.1",
                "nothing.demo.svc.cluster.local | A | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | HTTPS | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | MX | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | PTR | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | TXT | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | CNAME | NXDOMAIN |",
                "nothing.demo.svc.cluster.local | ANY | NXDOMAIN |",
                "svc1.other.svc.cluster.local | A | NXDOMAIN |",
                "svcempty.demo.svc.cluster.local | A | NOERROR | 10.0.0.2",
                "dual.demo.svc.cluster.local | A | NOERROR | 10.0.0.3",
                "dual.demo.svc.cluster.local | AAAA | NOERROR | 1234:abcd::1",
                "six.demo.svc.cluster.local | A | NODATA |",
                "six.demo.svc.cluster.local | AAAA | NOERROR | 1234:abcd::2",
                "portless.demo.svc.cluster.local | A | NOERROR | 10.0.0.5",
                "portless.demo.svc.cluster.local | SRV | NODATA |",
                "*.demo.svc.cluster.local | A | NXDOMAIN |",
                "any.demo.svc.cluster.local | A | NXDOMAIN |",
                "svc1.*.svc.cluster.local | A | NXDOMAIN |",
                // ports
                "svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "_http._tcp.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "http.tcp.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "_._tcp.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "_http._tcp.svc1.demo.svc.cluster.local | A | NOERROR | 10.0.0.1",
                "_http._udp.svc1.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "_https._tcp.svc1.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "_tcp.svc1.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "_tcp.svc1.demo.svc.cluster.local | A | NXDOMAIN |",
                "a._http._tcp.svc1.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "_http._tcp.svc1.demo.svc.cluster.local | AAAA | NODATA |",
                "_https._tcp.svc1.demo.svc.cluster.local | A | NXDOMAIN |",
                "_HTTP._TCP.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "_http._.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 svc1.demo.svc.cluster.local.",
                "_http._tcp.portless.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "_http._tcp.six.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 six.demo.svc.cluster.local.",
                "dual.demo.svc.cluster.local | SRV | NOERROR | 0 50 80 dual.demo.svc.cluster.local.",
                "ports.demo.svc.cluster.local | SRV | NOERROR | 0 33 53 ports.demo.svc.cluster.local., 0 33 9153"
                        + " ports.demo.svc.cluster.local.",
                "_dns._udp.ports.demo.svc.cluster.local | SRV | NOERROR | 0 100 53 ports.demo.svc.cluster.local.",
                "_dns-tcp._tcp.ports.demo.svc.cluster.local | SRV | NOERROR | 0 100 53 ports.demo.svc.cluster.local.",
                "_dns._tcp.ports.demo.svc.cluster.local | SRV | NXDOMAIN |",
                // endpoints of a Service with a cluster IP
                "172-0-0-1.svc1.demo.svc.cluster.local | A | NOERROR | 172.0.0.1",
                "172-0-0-1.svc1.demo.svc.cluster.local | SRV | NOERROR | 0 100 8080"
                        + " 172-0-0-1.svc1.demo.svc.cluster.local.",
                "172-0-0-9.svc1.demo.svc.cluster.local | A | NXDOMAIN |",
                "172-0-0-1.svc1.demo.svc.cluster.local | TXT | NODATA |",
                "172-0-0-1.svcempty.demo.svc.cluster.local | A | NXDOMAIN |",
                // headless
                "hdls.demo.svc.cluster.local | A | NOERROR | 172.0.0.2, 172.0.0.3, 172.0.0.4, 172.0.0.5",
                "hdls.demo.svc.cluster.local | AAAA | NOERROR | 5678:abcd::1",
                "hdls.demo.svc.cluster.local | TXT | NODATA |",
                "hdls.demo.svc.cluster.local | CNAME | NODATA |",
                "four.demo.svc.cluster.local | SRV | NOERROR | 0 100 80 172-0-0-30.four.demo.svc.cluster.local.",
                "hdls.demo.svc.cluster.local | SRV | NOERROR | 0 20 8080 172-0-0-2.hdls.demo.svc.cluster.local., 0 20"
                        + " 8080 172-0-0-3.hdls.demo.svc.cluster.local., 0 20 8080 twin.hdls.demo.svc.cluster.local., 0 20"
                        + " 8080 5678-abcd--1.hdls.demo.svc.cluster.local.",
                "_http._tcp.hdls.demo.svc.cluster.local | A | NOERROR | 172.0.0.2, 172.0.0.3, 172.0.0.4, 172.0.0.5",
                "_ftp._tcp.hdls.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "172-0-0-2.hdls.demo.svc.cluster.local | SRV | NOERROR | 0 100 8080"
                        + " 172-0-0-2.hdls.demo.svc.cluster.local.",
                "twin.hdls.demo.svc.cluster.local | SRV | NOERROR | 0 50 8080 twin.hdls.demo.svc.cluster.local.",
                "TWIN.hdls.demo.svc.cluster.local | A | NOERROR | 172.0.0.4, 172.0.0.5",
                "four.demo.svc.cluster.local | AAAA | NODATA |",
                "twin.hdls.demo.svc.cluster.local | A | NOERROR | 172.0.0.4, 172.0.0.5",
                "172-0-0-2.hdls.demo.svc.cluster.local | A | NOERROR | 172.0.0.2",
                "172-0-0-2.hdls.demo.svc.cluster.local | AAAA | NODATA |",
                "172-0-0-4.hdls.demo.svc.cluster.local | A | NXDOMAIN |",
                "172-0-0-9.hdls.demo.svc.cluster.local | A | NXDOMAIN |",
                "5678-abcd--1.hdls.demo.svc.cluster.local | AAAA | NOERROR | 5678:abcd::1",
                "5678-abcd--1.hdls.demo.svc.cluster.local | A | NODATA |",
                "_http._tcp.four.demo.svc.cluster.local | SRV | NOERROR | 0 100 80"
                        + " 172-0-0-30.four.demo.svc.cluster.local.",
                "_http._tcp.twin.hdls.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | A | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | TXT | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | MX | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | AAAA | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "hdlsempty.demo.svc.cluster.local | HTTPS | NXDOMAIN |",
                "172-0-0-21.hdlsempty.demo.svc.cluster.local | A | NXDOMAIN |",
                "hdlsportless.demo.svc.cluster.local | A | NOERROR | 172.0.0.20",
                "hdlsportless.demo.svc.cluster.local | SRV | NODATA |",
                // ExternalName
                "outside.demo.svc.cluster.local | CNAME | NOERROR | ext.interwebs.test.",
                "outside.demo.svc.cluster.local | A | NOERROR | ext.interwebs.test., 1.2.3.4",
                "outside.demo.svc.cluster.local | AAAA | NOERROR | ext.interwebs.test.",
                "outsidealias.demo.svc.cluster.local | A | NOERROR | alias.interwebs.test., ext.interwebs.test.,"
                        + " 1.2.3.4",
                "outsidemissing.demo.svc.cluster.local | A | NOERROR | nothing.interwebs.test.",
                "outside.demo.svc.cluster.local | SRV | NODATA |",
                "outside.demo.svc.cluster.local | TXT | NODATA |",
                "outside.demo.svc.cluster.local | MX | NODATA |",
                "outside.demo.svc.cluster.local | HTTPS | NODATA |",
                "outside.demo.svc.cluster.local | PTR | NODATA |",
                "outside.demo.svc.cluster.local | SOA | NODATA |",
                "inside.demo.svc.cluster.local | A | NOERROR | svc1.demo.svc.cluster.local., 10.0.0.1",
                "inside.demo.svc.cluster.local | AAAA | NODATA |",
                "inside.demo.svc.cluster.local | CNAME | NOERROR | svc1.demo.svc.cluster.local.",
                "insidemissing.demo.svc.cluster.local | A | NODATA |",
                "insidemissing.demo.svc.cluster.local | CNAME | NOERROR | nothing.demo.svc.cluster.local.",
                "inside.demo.svc.cluster.local | TXT | NODATA |",
                "loop.demo.svc.cluster.local | A | NODATA |",
                "self.demo.svc.cluster.local | A | NODATA |",
                "a.outside.demo.svc.cluster.local | A | NXDOMAIN |",
                "_http._tcp.outside.demo.svc.cluster.local | SRV | NXDOMAIN |",
                "a.outside.demo.svc.cluster.local | CNAME | NXDOMAIN |",
                "_http._tcp.outside.demo.svc.cluster.local | A | NXDOMAIN |",
                "literal.demo.svc.cluster.local | A | NXDOMAIN |",
                "literal.demo.svc.cluster.local | CNAME | NXDOMAIN |",
                "literal.demo.svc.cluster.local | TXT | NXDOMAIN |",
                "literal.demo.svc.cluster.local | AAAA | NXDOMAIN |",
                // pods, insecure
                "10-20-0-101.demo.pod.cluster.local | A | NOERROR | 10.20.0.101",
                "10-20-0-101.demo.pod.cluster.local | AAAA | NODATA |",
                "10-20-0-101.demo.pod.cluster.local | SRV | NOERROR | 0 100 0 10-20-0-101.demo.pod.cluster.local.",
                "x.10-20-0-101.demo.pod.cluster.local | A | NOERROR | 10.20.0.101",
                "a.b.10-20-0-101.demo.pod.cluster.local | A | NOERROR | 10.20.0.101",
                "a.b.c.10-20-0-101.demo.pod.cluster.local | A | NXDOMAIN |",
                "10-20-0-101.demo.pod.cluster.local | TXT | NODATA |",
                "10-20-0-101.demo.pod.cluster.local | CNAME | NODATA |",
                "10-20-0-101.demo.pod.cluster.local | MX | NODATA |",
                "0-0-0-0-0-ffff-102-304.demo.pod.cluster.local | A | NOERROR | 1.2.3.4",
                "5678-abcd--2.demo.pod.cluster.local | AAAA | NOERROR | 5678:abcd::2",
                "blah.demo.pod.cluster.local | A | NXDOMAIN |",
                "10-20-0-256.demo.pod.cluster.local | A | NXDOMAIN |",
                "10-20-0-101.nowhere.pod.cluster.local | A | NXDOMAIN |",
                // reverse
                "1.0.0.10.in-addr.arpa | PTR | NOERROR | svc1.demo.svc.cluster.local.",
                "1.0.0.172.in-addr.arpa | PTR | NOERROR | 172-0-0-1.svc1.demo.svc.cluster.local.",
                "2.0.0.172.in-addr.arpa | PTR | NOERROR | 172-0-0-2.hdls.demo.svc.cluster.local.",
                "4.0.0.172.in-addr.arpa | PTR | NOERROR | twin.hdls.demo.svc.cluster.local.",
                "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.c.b.a.4.3.2.1.ip6.arpa | PTR | NOERROR |"
                        + " dual.demo.svc.cluster.local.",
                "in-addr.arpa | PTR | NODATA |",
                "in-addr.arpa | A | NODATA |",
                "in-addr.arpa | NS | NOERROR | kube-dns.kube-system.svc.in-addr.arpa.",
                "in-addr.arpa | AXFR | REFUSED |",
                "ip6.arpa | PTR | NODATA |",
                "svc.in-addr.arpa | A | NODATA |",
                "in-addr.arpa | SOA | NOERROR | ns.dns.in-addr.arpa. hostmaster.in-addr.arpa. 1499347823 7200 1800"
                        + " 86400 30",
            })
    void answers(String name, String type, String status, String answer) {
        Response response = Fixture.ask(Fixture.KUBEADM, name, type);

        assertThat(Fixture.status(response)).isEqualTo(status);
        assertThat(response.answer().map(found -> found.data().toString()).mkString(", "))
                .isEqualTo(answer == null ? "" : answer);
        assertThat(response.authority().map(found -> found.type()))
                .isEqualTo(
                        status.equals("NODATA") || status.equals("NXDOMAIN")
                                ? Vector.of(RecordType.SOA)
                                : Vector.empty());
        assertThat(response.flags().has(Flag.AA)).isEqualTo(!status.equals("REFUSED"));
        assertThat(response.flags().has(Flag.RA)).isFalse();
        assertThat(response.because()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.0.0.172.in-addr.arpa | PTR",
                "7.7.7.7.in-addr.arpa | PTR",
                "0.10.in-addr.arpa | PTR",
                "1.0.0.10.in-addr.arpa | A",
                "1.0.0.10.in-addr.arpa | TXT",
                "1.0.0.10.in-addr.arpa | NS",
            })
    void reverseNamesThatAreNobodysFallThrough(String name, String type) {
        Response response = Fixture.ask(Fixture.KUBEADM, name, type);

        assertThat(response.isNameError()).isTrue();
        assertThat(response.flags().has(Flag.AA)).isFalse();
        assertThat(response.because().map(because -> because.plugin())).contains("forward", "kubernetes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster.local | NS | kube-dns.kube-system.svc.cluster.local. A 10.0.0.10",
                "svc1.demo.svc.cluster.local | SRV | svc1.demo.svc.cluster.local. A 10.0.0.1",
                "dual.demo.svc.cluster.local | SRV | dual.demo.svc.cluster.local. A 10.0.0.3,"
                        + " dual.demo.svc.cluster.local. AAAA 1234:abcd::1",
                "twin.hdls.demo.svc.cluster.local | SRV | twin.hdls.demo.svc.cluster.local. A 172.0.0.4,"
                        + " twin.hdls.demo.svc.cluster.local. A 172.0.0.5",
                "10-20-0-101.demo.pod.cluster.local | SRV | 10-20-0-101.demo.pod.cluster.local. A 10.20.0.101",
                "portless.demo.svc.cluster.local | SRV |",
                "svc1.demo.svc.cluster.local | A |",
            })
    void glueIsGivenForServicesAndServers(String name, String type, String glue) {
        Response response = Fixture.ask(Fixture.KUBEADM, name, type);

        assertThat(response.additional()
                        .map(found -> found.name() + " " + found.type() + " " + found.data())
                        .mkString(", "))
                .isEqualTo(glue == null ? "" : glue);
    }

    @ParameterizedTest
    @CsvSource({"1,100", "2,50", "3,33", "4,25", "6,16", "7,14", "101,1"})
    void weightIsTheWholeSharedByAll(int endpoints, int weight) {
        Vector<Endpoint> all =
                Vector.range(0, endpoints).map(i -> Fixture.endpoint("172.1." + i / 250 + "." + (1 + i % 250)));
        Store store = Fixture.STORE
                .put(Fixture.headless("many"))
                .put(Fixture.slice("many", "many-a", all, Fixture.slicePort("http", 80)));

        Response response = Fixture.server(Fixture.KUBEADM, store)
                .answer(Query.of("many.demo.svc.cluster.local", RecordType.SRV), Choice.first());

        assertThat(response.answer()).hasSize(endpoints);
        assertThat(response.answer().map(found -> ((RecordData.Srv) found.data()).weight()))
                .containsOnly(weight);
    }
}
