package io.github.kubevalue.dns.plugin.acl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Bench;
import io.github.kubevalue.dns.plugin.Plugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of plugin/acl/acl_test.go and setup_test.go; {@code ;} ends a line. */
class AclTest {
    private static Response ask(String lines, String name, String type, String client) throws CorefileError {
        return ask(lines, Query.of(name, RecordType.parse(type)), client);
    }

    private static Response ask(String lines, Query query, String client) throws CorefileError {
        Seq<? extends Plugin> plugins = Bench.setUp(AclSetup::plugins, lines.replace(';', '\n'));
        return Bench.ask(Bench.server(plugins, Bench.saying(Vector.empty())), query, client);
    }

    /** REFUSED 15 is a block, NOERROR 17 a filter. */
    private static String outcome(Response response) {
        return response.isDropped()
                ? "dropped"
                : response.rcode()
                        + response.extension()
                                .flatMap(edns -> edns.options().headOption())
                                .map(option -> " " + option.octets().last())
                                .getOrElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl example.org {;block type A net 192.168.0.0/16;} | www.example.org | 192.168.0.2 | A | REFUSED 15",
                "acl example.org {;block type A net 192.168.0.0/16;} | www.example.org | 192.167.0.2 | A | NOERROR",
                "acl example.org {;block type * net 192.168.0.0/16;} | www.example.org | 192.168.0.2 | AAAA | REFUSED"
                        + " 15",
                "acl example.org {;block type A;} | www.example.org | 10.1.0.2 | A | REFUSED 15",
                "acl example.org {;block type A;} | www.example.org | 10.1.0.2 | AAAA | NOERROR",
                "acl example.org {;block type A net 192.168.1.2;} | www.example.org | 192.168.1.2 | A | REFUSED 15",
                "acl example.org {;block type A net 192.168.1.2;} | www.example.org | 192.168.1.3 | A | NOERROR",
                "acl example.org {;filter type A net 192.168.0.0/16;} | www.example.org | 192.168.0.2 | A | NOERROR 17",
                "acl example.org {;filter type A net 192.168.0.0/16;} | www.example.org | 192.167.0.2 | A | NOERROR",
                "acl example.org {;allow net 192.168.0.0/16;block;} | www.example.org | 192.168.0.2 | A | NOERROR",
                "acl example.org {;allow type * net 192.168.0.0/16;block;} | www.example.org | 10.1.0.2 | A | REFUSED"
                        + " 15",
                "acl example.org {;drop net 192.168.0.0/16;} | www.example.org | 192.168.0.2 | A | dropped",
                "acl example.org {;block net 192.168.1.0/24;drop net 192.168.0.0/16;}"
                        + " | www.example.org | 192.168.1.2 | A | REFUSED 15",
                "acl example.org {;drop net 192.168.0.0/16;block net 192.168.1.0/24;}"
                        + " | www.example.org | 192.168.1.1 | A | dropped",
                "acl example.org {;drop type A;allow net 192.168.0.0/16;} | www.example.org | 192.168.1.1 | A |"
                        + " dropped",
                "acl example.org {;drop type A;allow net 192.168.0.0/16;} | www.example.org | 192.168.1.1 | AAAA |"
                        + " NOERROR",
                "acl a.example.org {;block type * net 192.168.1.0/24;} | a.example.org | 192.168.1.2 | A | REFUSED 15",
                "acl a.example.org {;block net 192.168.1.0/24;} | www.example.org | 192.168.1.2 | A | NOERROR",
                "acl example.org {;block net 192.168.1.0/24;} | a.example.org | 192.168.1.2 | A | REFUSED 15",
                "acl example.org {;block net 192.168.1.0/24;} | a.example.com | 192.168.1.2 | A | NOERROR",
                "acl a.example.org {;block net 192.168.1.0/24;};acl b.example.org {;block type * net 192.168.2.0/24;}"
                        + " | b.example.org | 192.168.2.2 | A | REFUSED 15",
                "acl a.example.org {;block net 192.168.1.0/24;};acl b.example.org {;block net 192.168.2.0/24;}"
                        + " | b.example.org | 192.168.1.2 | A | NOERROR",
                "acl example.org {;block type A net 2001:db8:abcd:0012::0/64;}"
                        + " | www.example.org | 2001:db8:abcd:0012::1230 | A | REFUSED 15",
                "acl example.org {;block type A net 2001:db8:abcd:0012::0/64;}"
                        + " | www.example.org | 2001:db8:abcd:0013::0 | A | NOERROR",
                "acl example.org {;block type A;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | A | REFUSED 15",
                "acl example.org {;block type A net 2001:0db8:85a3:0000:0000:8a2e:0370:7334;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | A | REFUSED 15",
                "acl example.org {;block type A net 2001:0db8:85a3:0000:0000:8a2e:0370:7334;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7335 | A | NOERROR",
                "acl a.example.org {;block type * net 2001:db8:abcd:0012::0/64;}"
                        + " | a.example.org | 2001:db8:abcd:0012:2019::0 | A | REFUSED 15",
                "acl a.example.org {;block net 2001:db8:abcd:0012::0/64;}"
                        + " | www.example.org | 2001:db8:abcd:0012:2019::0 | A | NOERROR",
                "acl example.org {;drop net 2001:0db8:85a3:0000:0000:8a2e:0370:7334;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | AAAA | dropped",
                "acl example.org {;block net 2001:db8:abcd:0012:8000::/66;drop net 2001:db8:abcd:0012::0/64;}"
                        + " | www.example.org | 2001:db8:abcd:0012:8000::1 | AAAA | REFUSED 15",
                "acl example.org {;drop net 2001:db8:abcd:0012::0/64;block net 2001:db8:abcd:0012:8000::/66;}"
                        + " | www.example.org | 2001:db8:abcd:0012:8000::1 | AAAA | dropped",
                "acl example.org {;drop type A;allow net 2001:db8:85a3:0000::0/64;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | A | dropped",
                "acl example.org {;drop type A;allow net 2001:db8:85a3:0000::0/64;}"
                        + " | www.example.org | 2001:0db8:85a3:0000:0000:8a2e:0370:7334 | AAAA | NOERROR",
            })
    void theFirstPolicyThatFitsDecides(String lines, String name, String client, String type, String outcome)
            throws CorefileError {
        assertThat(outcome(ask(lines, name, type, client))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acl {;block type A net 192.168.0.0/16;} | ``",
                "acl {;block type * net 192.168.0.0/16;} | ``",
                "acl {;block type A net *;} | ``",
                "acl {;allow type * net 192.168.1.0/24;block type * net 192.168.0.0/16;} | ``",
                "acl {;allow type * net 192.168.0.0/16;block type * net *;} | ``",
                "acl example.org {;block type * net 192.168.1.0/24 192.168.3.0/24;} | ``",
                "acl example.org {;block type TXT ANY CNAME net 192.168.3.0/24;} | ``",
                "acl example.org {;block net 2001:db8:abcd:0012::0/64 2001:db8:85a3::8a2e:370:7334/64;} | ``",
                "acl {;block A net 192.168.0.0/16;} | `unexpected token \"A\"; expect 'type | net'`",
                "acl {;block type net 192.168.0.0/16;} | no token specified in \"type\" section",
                "acl {;block type ABC net 192.168.0.0/16;} | unexpected token \"ABC\"; expect legal QTYPE",
                "acl {;block type a;} | unexpected token \"a\"; expect legal QTYPE",
                "acl {;blck type A net 192.168.0.0/16;}"
                        + " | unexpected token \"blck\"; expect 'allow', 'block', 'filter' or 'drop'",
                "acl {;block type A net 192.168.0/16;} | illegal CIDR notation \"192.168.0/16\"",
                "acl {;block type A net 192.168.0.0/33;} | illegal CIDR notation \"192.168.0.0/33\"",
                "acl {;block type A net 2001::85a3::8a2e:370:7334;} | illegal CIDR notation"
                        + " \"2001::85a3::8a2e:370:7334/128\"",
                "acl {;block type A net 2001:db8:85a3:::8a2e:370:7334;}"
                        + " | illegal CIDR notation \"2001:db8:85a3:::8a2e:370:7334/128\"",
            },
            quoteCharacter = '`')
    void wrongLinesAreRefusedInUpstreamsWords(String lines, String fault) {
        assertThat(Bench.fault(AclSetup::plugins, lines.replace(';', '\n')))
                .isEqualTo(fault.isEmpty() ? "" : "Corefile:3 - Error during parsing: " + fault);
    }

    @Test
    void anExtendedErrorComesEvenToAClientThatDoesNotSpeakEdns() throws CorefileError {
        String lines = "acl {\nblock\n}";
        Query query = Query.of("www.example.org", RecordType.A);

        assertThat(ask(lines, query, "10.0.0.1").extension().get().udpSize()).isEqualTo(4096);
        assertThat(ask(lines, query.withEdns(Edns.of(1232)), "10.0.0.1")
                        .extension()
                        .get()
                        .udpSize())
                .isEqualTo(1232);
    }
}
