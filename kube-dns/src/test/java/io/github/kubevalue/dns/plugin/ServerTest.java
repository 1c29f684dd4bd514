package io.github.kubevalue.dns.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which block answers, and what the server says before any does. */
// core/dnsserver/server.go, ServeDNS
class ServerTest {

    /** A plugin that says that it was asked. */
    private record Said(String name) implements Plugin {
        @Override
        public Response serve(Query query, Chain chain) {
            return Response.plain(query, Rcode.NOERROR, Evidence.of(name, ""));
        }
    }

    /** Blocks of {@code zone+zone=plugin}; one without a plugin has none. */
    private static Server server(String blocks) {
        return new Server(Vector.of(blocks.split(" ")).map(block -> {
            String[] sides = block.split("=");
            return new ServerBlock(
                    Vector.of(sides[0].split("\\+")).map(DomainName::absolute),
                    sides.length == 1 ? Vector.empty() : Vector.of(new Said(sides[1])));
        }));
    }

    private static String said(Server server, Query query) {
        Response response = server.answer(query, Choice.first());
        return response.isWritten()
                ? response.because().head().plugin()
                : response.rcode().toString();
    }

    @ParameterizedTest
    @CsvSource({
        ".=root org=o sub.example.org=s,a.sub.example.org,A,s",
        ".=root org=o sub.example.org=s,a.Sub.EXAMPLE.org,A,s",
        ".=root org=o sub.example.org=s,b.example.org,A,o",
        ".=root org=o sub.example.org=s,xsub.example.org,A,o",
        ".=root org=o sub.example.org=s,a.net,A,root",
        ".=root org=o sub.example.org=s,.,NS,root",
        "org=o,a.net,A,REFUSED",
        // a block of several zones counts with the one that holds the name
        "a.org+.=both org=o,b.org,A,o",
        "a.org+.=both org=o,x.a.org,A,both",
        "a.org+.=both org=o,c.net,A,both",
        // what a parent says of a child is asked of the block with the shortest zone, the root only if there is no
        // other
        ".=root org=o example.org=e sub.example.org=s,sub.example.org,DS,o",
        ".=root sub.example.org=s,sub.example.org,DS,s",
        ".=root sub.example.org=s,other.org,DS,root",
        // a zone without plugins is refused, and not left to a shorter one
        ".=root example.org,a.example.org,A,REFUSED",
        ".=root example.org,a.org,A,root",
    })
    void theLongestZoneAnswers(String blocks, String name, String type, String expected) {
        assertThat(said(server(blocks), Query.of(name, RecordType.parse(type)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        ".=root,3,REFUSED",
        ".=forward,3,forward",
        ".=chaos,3,chaos",
        // it is the server that lets other classes in, not the block
        ".=root example.net=forward,3,root",
        ".=root,255,REFUSED",
        ".=root,1,root",
        "org=o,3,REFUSED",
    })
    void otherClassesAreLetInWhereSomeMightBeForwarded(String blocks, int recordClass, String expected) {
        Question question = new Question(DomainName.parse("a.example."), RecordType.TXT, new RecordClass(recordClass));

        assertThat(said(server(blocks), Query.of(question))).isEqualTo(expected);
    }

    @Test
    void anotherVersionOfEdnsIsRefusedBeforeAnyBlockIsLookedFor() {
        Edns first = new Edns(1232, 1, true, Vector.empty());
        Response response =
                server("org=o").answer(Query.of("a.net", RecordType.A).withEdns(first), Choice.first());

        assertThat(response.rcode()).isEqualTo(Rcode.BADVERS);
        assertThat(response.extension()).containsExactly(Edns.of(0));
    }
}
