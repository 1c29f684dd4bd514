package io.github.kubevalue.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

class ZoneMessagesTest {

    private static Response reply(String type, int records) {
        Vector<ResourceRecord> answer = Vector.range(0, records)
                .map(i -> new ResourceRecord(
                        DomainName.parse("r" + i + ".example.org."),
                        5,
                        new RecordData.Txt(Vector.of("x".repeat(200)))));
        return Response.authoritative(
                Query.of("example.org.", RecordType.parse(type)),
                Rcode.NOERROR,
                Sections.answer(answer),
                Evidence.of("test", ""));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "200,1", "1000,4", "3000,11"})
    void aZoneIsSentInMessagesThatFit(int records, int messages) throws IOException {
        Response whole = reply("AXFR", records);
        Seq<Response> parts = ZoneMessages.of(whole);

        assertThat(parts.size()).isEqualTo(messages);
        assertThat(parts.flatMap(Response::answer)).isEqualTo(whole.answer());
        int read = 0;
        for (Response part : parts) {
            Message message = new Message(Encoder.overTcp(7, part));
            read += message.getSection(Section.ANSWER).size();
        }
        assertThat(read).isEqualTo(records);
    }

    @Test
    void otherRepliesAreOneMessage() {
        assertThat(ZoneMessages.of(reply("TXT", 1000))).hasSize(1);
        assertThat(ZoneMessages.of(reply("AXFR", 0))).hasSize(1);
    }
}
