package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Server;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Vector;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweringTest {

    private static byte[] reply(Responder responder, byte[] octets) {
        return Answering.overUdp(responder, octets, octets.length, Sender.LOCAL).octets();
    }

    /** What CoreDNS's library and its server make of messages when no block serves anything. */
    // github.com/miekg/dns, acceptfunc.go, server.go, msg.go, edns.go; core/dnsserver/server.go, ServeDNS
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a query that no block serves | 000101000001000000000000037765620464656d6f0000010001 |"
                        + " 000181050001000000000000037765620464656d6f0000010001",
                "RD and CD come back, AD, Z and RA do not | 000101f00001000000000000037765620464656d6f0000010001 |"
                        + " 000181150001000000000000037765620464656d6f0000010001",
                "TC and AA of a query do not come back | 000106000001000000000000037765620464656d6f0000010001 |"
                        + " 000180050001000000000000037765620464656d6f0000010001",
                "a reply | 000181000001000000000000037765620464656d6f0000010001 | ",
                "less than a header | 000101000001 | ",
                "a header that promises a question | 000101100001000000000000 | 000181120000000000000000",
                "no question | 000101000000000000000000 | 000181010000000000000000",
                "two questions | 000101200002000000000000037765620464656d6f0000010001037765620464656d6f0000010001 |"
                        + " 000181210000000000000000",
                "two answers | 000101000001000200000000037765620464656d6f0000010001 | 000181010000000000000000",
                "two authorities | 000101000001000000020000037765620464656d6f0000010001 | 000181010000000000000000",
                "three additional records | 000101000001000000000003037765620464656d6f0000010001 |"
                        + " 000181010000000000000000",
                "records that are promised and missing | 000101000001000100010002037765620464656d6f0000010001 |"
                        + " 000181050001000000000000037765620464656d6f0000010001",
                "opcode STATUS, flags come back | 000111300001000000000000037765620464656d6f0000010001 |"
                        + " 000191340000000000000000",
                "opcode UPDATE with all flags | 00012ff00001000000000000037765620464656d6f0000010001 |"
                        + " 0001abb40000000000000000",
                "NOTIFY is a query whose flags do not come back | 000125300001000000000000037765620464656d6f0000010001"
                        + " | 0001a0050001000000000000037765620464656d6f0000010001",
                "NOTIFY without a question | 000121100001000000000000 | 0001a0020000000000000000",
                "class CH | 000101000001000000000000037765620464656d6f0000100003 |"
                        + " 000181050001000000000000037765620464656d6f0000100003",
                "a question without a class | 000101000001000000000000037765620464656d6f000001 |"
                        + " 000181050001000000000000037765620464656d6f0000010000",
                "a question without a type | 000101000001000000000000037765620464656d6f00 |"
                        + " 000181050001000000000000037765620464656d6f0000000000",
                "half a type | 000101000001000000000000037765620464656d6f0000 | 000181010000000000000000",
                "a name that ends too early | 0001010000010000000000000377 | 000181010000000000000000",
                "a label that is reserved | 00010100000100000000000040770000010001 | 000181010000000000000000",
                "a pointer to itself | 000101000001000000000000c00c00010001 | 000181010000000000000000",
                "a pointer forward | 000101000001000000000000c01200010001016100 |"
                        + " 00018105000100000000000001610000010001",
                "a pointer into the header | 000101000001000000000000c00500010001 |"
                        + " 00018105000100000000000001000000010001",
                "octets after the message | 000101000001000000000000037765620464656d6f0000010001ffff |"
                        + " 000181050001000000000000037765620464656d6f0000010001",
                "EDNS | 000101000001000000000001037765620464656d6f000001000100002904d0000000000000 |"
                        + " 000181050001000000000001037765620464656d6f000001000100002904d0000000000000",
                "EDNS with DO and a size of its own |"
                        + " 000101000001000000000001037765620464656d6f00000100010000290064000080000000 |"
                        + " 000181050001000000000001037765620464656d6f00000100010000290064000080000000",
                "EDNS owned by a name | 000101000001000000000001037765620464656d6f0000010001c00c002904d0000000000000 |"
                        + " 000181050001000000000001037765620464656d6f000001000100002904d0000000000000",
                "the last EDNS of two |"
                        + " 000101000001000000000002037765620464656d6f0000010001000029025800000000000000002902bc000000000000"
                        + " | 000181050001000000000001037765620464656d6f000001000100002902bc000000000000",
                "EDNS version 1 |"
                        + " 000101100001000000000001037765620464656d6f000001000100002904d000018000000c000a00080102030405060708"
                        + " | 000181100001000000000001037765620464656d6f00000100010000290000010000000000",
                "EDNS version 1 of class CH |"
                        + " 000101000001000000000001037765620464656d6f000001000300002904d0000100000000 |"
                        + " 000181050001000000000001037765620464656d6f000001000300002904d0000000000000",
                "options that come back and options that do not |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d000000000002600030000000a0008010203040506070800080007000118000a0000000c00020000fde90001aa"
                        + " | 000181050001000000000001037765620464656d6f000001000100002904d000000000001600030000000a00080102030405060708000c00020000",
                "EXPIRE of eight octets is cut, an idle time of 0 left out |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d0000000000012000900080102030405060708000b00020000"
                        + " | 000181050001000000000001037765620464656d6f000001000100002904d000000000000c0009000401020304000b0000",
                "an idle time | 000101000001000000000001037765620464656d6f000001000100002904d0000000000006000b00020064"
                        + " | 000181050001000000000001037765620464656d6f000001000100002904d0000000000006000b00020064",
                "EXPIRE of three octets |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d000000000000700090003010203 |"
                        + " 000181010001000000000000037765620464656d6f0000010001",
                "an idle time of one octet |"
                        + " 000101200001000000000001037765620464656d6f000001000100002904d0000000000005000b000101 |"
                        + " 000181210001000000000000037765620464656d6f0000010001",
                "a network of 33 bits |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d000000000000b00080007000121000a0000"
                        + " | 000181010001000000000000037765620464656d6f0000010001",
                "a network of no family but with bits |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d00000000000080008000400000800 |"
                        + " 000181010001000000000000037765620464656d6f0000010001",
                "an option longer than its record |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d0000000000004000a0008 |"
                        + " 000181010001000000000000037765620464656d6f0000010001",
                "a record longer than the message |"
                        + " 000101000001000000000001037765620464656d6f000001000100002904d0000000000010 |"
                        + " 000181010001000000000000037765620464656d6f0000010001",
            })
    void messagesAreTakenAndRefusedAsByCoreDns(String what, String message, String reply) {
        Server server = new Server(Vector.empty());
        byte[] octets = reply(
                Responder.of(query -> server.answer(query, Choice.first())),
                HexFormat.of().parseHex(message));

        assertThat(HexFormat.of().formatHex(octets)).as(what).isEqualTo(reply == null ? "" : reply);
    }

    @Test
    void whateverGoesWrongWithAQueryIsItsClientsFailure() {
        byte[] query = Encoder.query(7, Query.of("a.example", RecordType.A));
        byte[] octets = reply(
                Responder.of(asked -> {
                    throw new IllegalStateException("broken");
                }),
                query);

        assertThat(octets[3] & 15).isEqualTo(Rcode.SERVFAIL.code());
        assertThat(octets).startsWith(0, 7);
    }

    @Test
    void whatIsDroppedGetsNoReply() {
        byte[] query = Encoder.query(7, Query.of("a.example", RecordType.A));

        assertThat(reply(Responder.of(asked -> Response.dropped(asked, Evidence.of("test", ""))), query))
                .isEmpty();
    }
}
