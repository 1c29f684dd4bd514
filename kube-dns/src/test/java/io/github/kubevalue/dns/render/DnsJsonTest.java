package io.github.kubevalue.dns.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.client.Libc;
import io.github.kubevalue.dns.client.Lookup;
import io.github.kubevalue.dns.client.ResolvConf;
import io.github.kubevalue.dns.client.StubResolver;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.HostsFile;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.json.Json;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import org.junit.jupiter.api.Test;

class DnsJsonTest {
    private static final ClusterDns DNS = ClusterDns.of(Store.empty(Indexes.CATALOG)
            .put(Namespace.named("demo"))
            .put(Service.named("demo", "web")
                    .withSpec(ServiceSpec.builder()
                            .clusterIP("10.96.0.42")
                            .addClusterIP("10.96.0.42")
                            .build())));
    private static final ResolvConf POD =
            ResolvConf.parse("search svc.cluster.local\nnameserver 10.96.0.10\noptions ndots:5 attempts:1\n");

    private static Lookup lookup(String name, Transport transport) {
        return new StubResolver(Libc.GLIBC, POD, HostsFile.EMPTY, transport).addresses(name);
    }

    private static String text(Json.Obj json, String field) {
        return String.valueOf(json.fields().get(field).get());
    }

    @Test
    void aReplyHasItsStatusItsFlagsAndItsReasons() {
        Json.Obj json = DnsJson.of(DNS.answer("web.demo.svc.cluster.local", RecordType.A));

        assertThat(text(json, "status")).isEqualTo("\"NOERROR\"");
        assertThat(text(json, "flags")).isEqualTo("[\"qr\", \"aa\", \"rd\"]");
        assertThat(text(json, "answer")).contains("10.96.0.42");
        assertThat(text(json, "queries")).isEqualTo("[]");
        assertThat(text(json, "because")).isEqualTo("[\"kubernetes: service/demo/web: cluster IPs\"]");
    }

    @Test
    void aLookupHasItsLastReplyAndAllItsQueries() {
        Json.Obj json = DnsJson.of(lookup("web.demo", DNS.transport()));

        assertThat(text(json, "question")).contains("web.demo.svc.cluster.local.");
        assertThat(text(json, "answer")).contains("10.96.0.42");
        assertThat(text(json, "queries")).contains("AAAA").contains("10.96.0.10");
    }

    @Test
    void aLookupWithoutAReplySaysWhy() {
        Json.Obj json =
                DnsJson.of(lookup("web.", (server, query, channel) -> new Transport.Silence("dropped by a policy")));

        assertThat(text(json, "status")).isEqualTo("\"TIMEOUT\"");
        assertThat(text(json, "answer")).isEqualTo("[]");
        assertThat(text(json, "because")).isEqualTo("[\"dropped by a policy\"]");
    }
}
