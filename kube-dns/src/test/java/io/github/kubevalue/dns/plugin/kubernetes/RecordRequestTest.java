package io.github.kubevalue.dns.plugin.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.kubernetes.RecordRequest.Grammar;
import io.github.kubevalue.dns.plugin.kubernetes.RecordRequest.Prefix;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// plugin/kubernetes/parse_test.go
class RecordRequestTest {

    /** Subject, namespace, service, and what stands before them; {@code -} for nothing. */
    private static String text(Option<RecordRequest> request) {
        return request.map(found -> found.subject()
                        + (found.namespace().isEmpty() ? "" : " " + found.namespace() + " " + found.service() + " ")
                        + text(found.prefix()))
                .getOrElse("none");
    }

    private static String text(Prefix prefix) {
        if (prefix instanceof Prefix.Endpoint endpoint) {
            return "endpoint " + endpoint.name() + " of " + endpoint.cluster();
        }
        if (prefix instanceof Prefix.Port port) {
            return "port " + port.name() + " of " + port.protocol();
        }
        return prefix instanceof Prefix.TopologyZone zone ? (zone.preferred() ? "prefer " : "pin ") + zone.zone() : "";
    }

    @ParameterizedTest
    @CsvSource({
        "_http._tcp.webs.mynamespace.svc,PLAIN,SERVICE mynamespace webs port http of tcp",
        "1-2-3-4.webs.mynamespace.svc,PLAIN,SERVICE mynamespace webs endpoint 1-2-3-4 of",
        "'',PLAIN,STRUCTURE",
        "svc,PLAIN,STRUCTURE",
        "pod,PLAIN,STRUCTURE",
        "mynamespace.svc,PLAIN,SERVICE mynamespace",
        "webs.mynamespace.pod,PLAIN,POD mynamespace webs",
        "_._.webs.mynamespace.svc,PLAIN,SERVICE mynamespace webs port  of",
        "1-2-3-4.cluster1.webs.mynamespace.svc,MULTICLUSTER,SERVICE mynamespace webs endpoint 1-2-3-4 of cluster1",
        "_http._tcp.webs.mynamespace.svc,MULTICLUSTER,SERVICE mynamespace webs port http of tcp",
        "http._tcp.webs.mynamespace.svc,MULTICLUSTER,SERVICE mynamespace webs port http of tcp",
        "us-west-2a.pin._zone.webs.mynamespace.svc,ZONAL,SERVICE mynamespace webs pin us-west-2a",
        "us-west-2a.prefer._zone.webs.mynamespace.svc,ZONAL,SERVICE mynamespace webs prefer us-west-2a",
        "corp.example.com.pin._zone.webs.mynamespace.svc,ZONAL,SERVICE mynamespace webs pin corp.example.com",
        "US-West-2A.PIN._Zone.Webs.MyNamespace.SVC,ZONAL,SERVICE mynamespace webs pin us-west-2a",
        "us-west-2a._zone.webs.mynamespace.svc,ZONAL,SERVICE mynamespace webs port us-west-2a of zone",
        "webs.mynamespace.pood,PLAIN,none",
        "too.long.for.what.I.am.trying.to.pod,PLAIN,none",
        "us-west-2a.pin._zone.webs.mynamespace.svc,PLAIN,none",
        "us-west-2a.pin._zone.webs.mynamespace.pod,ZONAL,none",
        "us-west-2a.florp._zone.webs.mynamespace.svc,ZONAL,none",
        "us-west-2a.pin._zone.webs.mynamespace.svc,MULTICLUSTER,none",
    })
    void aNameIsReadByThePositionOfItsLabels(String name, Grammar grammar, String expected) {
        assertThat(text(RecordRequest.parse(DomainName.parse(name), grammar)).trim())
                .isEqualTo(expected);
    }
}
