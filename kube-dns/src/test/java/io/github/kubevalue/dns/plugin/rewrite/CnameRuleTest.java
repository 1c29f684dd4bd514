package io.github.kubevalue.dns.plugin.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.plugin.Bench;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of plugin/rewrite/cname_target_test.go; {@code ;} ends a record. */
class CnameRuleTest {
    private static final String RULES = """
        rewrite continue cname exact def.example.com xyz.example.com
        rewrite continue cname prefix chat.openai.com bard.google.com
        rewrite continue cname suffix uvw. xyz.
        rewrite continue cname substring efgh zzzz.www
        rewrite continue cname regex (.*)\\.web\\.(.*)\\.site\\. {1}.webapp.{2}.org.
        rewrite continue cname exact music.truncated.spotify.com. music.truncated.spotify.com.
        rewrite continue cname suffix prod. staging.
        """;
    private static final Seq<ResourceRecord> WORLD = Bench.records("""
        abc.example.com. 5 IN CNAME def.example.com.
        def.example.com. 5 IN A 1.2.3.4
        def.example.com. 5 IN AAAA 2a01:7e00::f03c:91ff:fe79:234c
        xyz.example.com. 3600 IN A 3.4.5.6
        xyz.example.com. 3600 IN AAAA 3a01:7e00::f03c:91ff:fe79:234c
        chat.openai.com. 20 IN CNAME chat.openai.com.cdn.cloudflare.net.
        chat.openai.com.cdn.cloudflare.net. 30 IN A 23.2.1.2
        chat.openai.com.cdn.cloudflare.net. 30 IN A 24.6.0.8
        bard.google.com.cdn.cloudflare.net. 1800 IN A 9.7.2.1
        coredns.io. 100 IN CNAME www.hosting.uvw.
        www.hosting.uvw. 200 IN A 7.2.3.4
        www.hosting.xyz. 500 IN A 20.30.40.50
        core.dns.rocks. 200 IN CNAME abcd.efgh.pqrst.
        abcd.efgh.pqrst. 100 IN A 200.30.45.67
        abcd.zzzz.www.pqrst. 120 IN A 101.20.5.1
        abcd.zzzz.www.pqrst. 120 IN A 101.20.5.2
        order.service.eu. 200 IN CNAME orders.web.eu.site.
        orders.web.eu.site. 50 IN A 10.10.15.1
        orders.webapp.eu.org. 120 IN A 20.0.0.9
        music.spotify.com. 200 IN CNAME music.truncated.spotify.com.
        music.truncated.spotify.com. 120 IN A 10.1.0.9
        cname-chain.org. 200 IN CNAME intermediate-1.com.
        intermediate-1.com. 200 IN CNAME intermediate-2.prod.
        intermediate-2.prod. 200 IN CNAME final.prod.net.
        final.prod.net. 120 IN A 1.2.3.4
        intermediate-2.staging. 200 IN CNAME final.staging.net.
        final.staging.net. 120 IN A 5.6.7.8
        lost.example.com. 5 IN CNAME lost.uvw.
        lost.uvw. 5 IN A 1.1.1.1
        """);

    /** Follows aliases, as a recursive resolver does; what is asked for by name of the truncated one is cut. */
    private static Response resolve(Query query) {
        Vector<ResourceRecord> chain = Vector.empty();
        String name = query.name().toString();
        for (boolean goesOn = true; goesOn; ) {
            String at = name;
            Seq<ResourceRecord> found =
                    WORLD.filter(each -> each.name().toString().equals(at)
                            && (each.type().equals(query.type()) || each.type().equals(RecordType.CNAME)));
            chain = chain.appendAll(found);
            goesOn = found.exists(each -> each.type().equals(RecordType.CNAME));
            name = goesOn ? found.head().data().toString() : name;
        }
        Response response = Bench.written(query, Rcode.NOERROR, Sections.answer(chain));
        return query.name().toString().equals("music.truncated.spotify.com.")
                ? response.withFlags(response.flags().with(Flag.TC))
                : query.name().toString().equals("lost.xyz.")
                        ? Response.dropped(query, Evidence.of("behind", "lost"))
                        : response;
    }

    private static Response ask(String name, String type) throws CorefileError {
        return Bench.ask(
                Bench.server(Bench.setUp(RewriteSetup::plugins, RULES), CnameRuleTest::resolve),
                Query.of(name, RecordType.parse(type)),
                "10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc.example.com | A | abc.example.com. 5 IN CNAME xyz.example.com.;xyz.example.com. 3600 IN A 3.4.5.6",
                "abc.example.com | AAAA | abc.example.com. 5 IN CNAME xyz.example.com.;"
                        + "xyz.example.com. 3600 IN AAAA 3a01:7e00::f03c:91ff:fe79:234c",
                "chat.openai.com | A | chat.openai.com. 20 IN CNAME bard.google.com.cdn.cloudflare.net.;"
                        + "bard.google.com.cdn.cloudflare.net. 1800 IN A 9.7.2.1",
                "coredns.io | A | coredns.io. 100 IN CNAME www.hosting.xyz.;www.hosting.xyz. 500 IN A 20.30.40.50",
                "core.dns.rocks | A | core.dns.rocks. 200 IN CNAME abcd.zzzz.www.pqrst.;"
                        + "abcd.zzzz.www.pqrst. 120 IN A 101.20.5.1;abcd.zzzz.www.pqrst. 120 IN A 101.20.5.2",
                "order.service.eu | A | order.service.eu. 200 IN CNAME orders.webapp.eu.org.;"
                        + "orders.webapp.eu.org. 120 IN A 20.0.0.9",
                "cname-chain.org | A | cname-chain.org. 200 IN CNAME intermediate-1.com.;"
                        + "intermediate-1.com. 200 IN CNAME intermediate-2.staging.;"
                        + "intermediate-2.staging. 200 IN CNAME final.staging.net.;final.staging.net. 120 IN A 5.6.7.8",
                "www.hosting.uvw | A | www.hosting.uvw. 200 IN A 7.2.3.4",
            })
    void anotherTargetBringsItsRecords(String name, String type, String answer) throws CorefileError {
        assertThat(ask(name, type).answer().mkString(";")).isEqualTo(answer);
    }

    @Test
    void whetherTheReplyIsCutIsWhatTheOtherTargetsReplyIs() throws CorefileError {
        Response response = ask("music.spotify.com", "A");

        assertThat(response.answer().map(ResourceRecord::type)).containsExactly(RecordType.CNAME, RecordType.A);
        assertThat(response.flags().has(Flag.TC)).isTrue();
        assertThat(ask("abc.example.com", "A").flags().has(Flag.TC)).isFalse();
    }

    // TestCNAMETargetRewrite_upstreamFailurePaths
    @Test
    void withoutAReplyAboutTheOtherTargetTheAliasStays() throws CorefileError {
        assertThat(ask("lost.example.com", "A").answer().mkString(";"))
                .isEqualTo("lost.example.com. 5 IN CNAME lost.uvw.;lost.uvw. 5 IN A 1.1.1.1");
    }
}
