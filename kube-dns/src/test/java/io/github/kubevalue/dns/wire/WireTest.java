package io.github.kubevalue.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.arbitrary.NameArbitraries;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** What we write, dnsjava reads; what it writes, we read. */
class WireTest {

    @Provide
    Arbitrary<Query> queries() {
        Arbitrary<Option<Edns>> edns = Arbitraries.of(
                Option.none(),
                Option.some(Edns.of(1232)),
                Option.some(new Edns(4096, 0, true, Vector.of(new EdnsOption(EdnsOption.COOKIE, Vector.fill(8, () ->
                        (byte) -1))))));
        return Combinators.combine(
                        NameArbitraries.absoluteNames(), Arbitraries.of("A", "AAAA", "SRV", "PTR", "TYPE65280"), edns)
                .as((name, type, extension) ->
                        new Query(Question.of(name, RecordType.parse(type)), Flags.of(Flag.RD, Flag.AD), extension));
    }

    @Provide
    Arbitrary<ResourceRecord> records() {
        Arbitrary<DomainName> names = NameArbitraries.absoluteNames();
        Arbitrary<RecordData> data = Arbitraries.oneOf(List.<Arbitrary<RecordData>>of(
                NameArbitraries.addresses().map(RecordData::of),
                names.map(RecordData.Cname::new),
                names.map(RecordData.Ns::new),
                names.map(RecordData.Ptr::new),
                names.map(RecordData.Dname::new),
                names.map(name -> new RecordData.Mx(10, name)),
                names.map(name -> new RecordData.Naptr(1, 65535, "S", "SIP+D2U", "", name)),
                Arbitraries.just(new RecordData.Hinfo("amd 64", "\u00ff")),
                Arbitraries.just(new RecordData.Caa(128, "issue", "ca.example.net; a=b")),
                names.map(name -> new RecordData.Srv(0, 33, 8080, name)),
                names.map(name -> new RecordData.Soa(name, name.under("x"), 0xffff_ffffL, 1, 2, 3, 4)),
                Arbitraries.strings()
                        .ascii()
                        .ofMaxLength(20)
                        .map(text -> new RecordData.Txt(Vector.of(text, "\u0007\u00ff"))),
                Arbitraries.just(new RecordData.Opaque(new RecordType(65280), Vector.of((byte) 1, (byte) 2)))));
        return Combinators.combine(names, Arbitraries.longs().between(0, 86400), data)
                .as(ResourceRecord::new);
    }

    @Provide
    Arbitrary<Response> replies() {
        Arbitrary<Vector<ResourceRecord>> section =
                records().list().ofMaxSize(12).map(Vector::ofAll);
        return Combinators.combine(queries(), Arbitraries.of(Rcode.NOERROR, Rcode.NXDOMAIN), section, section, section)
                .as((query, rcode, answer, authority, additional) -> Response.authoritative(
                        query, rcode, new Sections(answer, authority, additional), Evidence.of("test", "")));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void roundTripOfQueries(@ForAll("queries") Query query) {
        byte[] octets = Encoder.query(4711, query);

        assertThat(Decoder.read(octets, octets.length)).isEqualTo(new Incoming.Asked(4711, 0, query));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void queriesOfAnotherLibraryAreRead(@ForAll("queries") Query query) throws IOException {
        byte[] octets = new Message(Encoder.query(4711, query)).toWire();

        assertThat(Decoder.read(octets, octets.length)).isEqualTo(new Incoming.Asked(4711, 0, query));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void repliesAreReadByAnotherLibrary(@ForAll("replies") Response response) throws IOException {
        Message read = new Message(Encoder.overTcp(4711, response));

        assertThat(read.getHeader().getID()).isEqualTo(4711);
        assertThat(read.getRcode()).isEqualTo(response.rcode().code());
        assertThat(texts(read, Section.ANSWER)).isEqualTo(texts(response.answer()));
        assertThat(texts(read, Section.AUTHORITY)).isEqualTo(texts(response.authority()));
        assertThat(texts(read, Section.ADDITIONAL)).isEqualTo(texts(response.additional()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void compressionSavesOctetsAndChangesNothing(@ForAll("replies") Response response) throws IOException {
        byte[] plain = Encoder.overTcp(4711, response);
        Response roomy = response.to(response.query().withEdns(Edns.of(65_535)));
        Message large = new Message(Encoder.overUdp(4711, roomy, IpFamily.IPV6));

        assertThat(texts(large, Section.ANSWER)).isEqualTo(texts(new Message(plain), Section.ANSWER));
        assertThat(texts(large, Section.AUTHORITY)).isEqualTo(texts(new Message(plain), Section.AUTHORITY));
    }

    @Provide
    Arbitrary<Vector<DomainName>> namesThatDifferInCase() {
        return Arbitraries.of(
                        "web.demo.svc.cluster.local.",
                        "Web.demo.svc.cluster.local.",
                        "web.demo.SVC.cluster.local.",
                        "a.web.demo.svc.cluster.Local.",
                        "A.web.demo.svc.cluster.local.",
                        "cluster.LOCAL.")
                .map(DomainName::parse)
                .list()
                .ofMinSize(60)
                .ofMaxSize(80)
                .map(Vector::ofAll);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void compressionKeepsTheCaseOfEachName(@ForAll("namesThatDifferInCase") Vector<DomainName> names)
            throws IOException {
        Query query = Query.of("x.example", RecordType.CNAME).withEdns(Edns.of(65_535));
        Response response = Response.authoritative(
                query,
                Rcode.NOERROR,
                Sections.answer(names.map(name -> new ResourceRecord(name, 5, new RecordData.Cname(name)))),
                Evidence.of("test", ""));
        byte[] octets = Encoder.overUdp(1, response, IpFamily.IPV6);

        assertThat(octets.length).isLessThan(Encoder.overTcp(1, response).length);
        assertThat(new Message(octets).getSection(Section.ANSWER))
                .extracting(found -> found.getName() + " " + found.rdataToString())
                .containsExactlyElementsOf(names.map(name -> name + " " + name));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void truncationIsMonotoneInSize(@ForAll("replies") Response response) throws IOException {
        int before = -1;
        for (int size : new int[] {512, 600, 700, 800, 1000, 1232}) {
            Response limited = response.to(response.query().withEdns(Edns.of(size)));
            byte[] octets = Encoder.overUdp(4711, limited, IpFamily.IPV4);
            Message read = new Message(octets);
            int kept = read.getSection(Section.ANSWER).size()
                    + read.getSection(Section.AUTHORITY).size()
                    + texts(read, Section.ADDITIONAL).size();

            assertThat(octets.length).isLessThanOrEqualTo(size);
            assertThat(kept).isGreaterThanOrEqualTo(before);
            assertThat(read.getHeader().getFlag(org.xbill.DNS.Flags.TC))
                    .isEqualTo(kept < response.sections().all().size());
            before = kept;
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void whateverComesIsReadToItsEnd(
            @ForAll("queries") Query query, @ForAll byte[] noise, @ForAll int at, @ForAll int length) {
        byte[] octets = Encoder.query(4711, query);
        for (int i = 0; i < noise.length; i++) {
            octets[Math.floorMod(at + i, octets.length)] = noise[i];
        }

        assertThat(Decoder.read(octets, Math.floorMod(length, octets.length + 1)))
                .isNotNull();
    }

    @Test
    void aReplyThatFitsIsNotCompressed() {
        Query query = Query.of("web.demo.svc.cluster.local", RecordType.A);
        Response response = Response.authoritative(
                query,
                Rcode.NOERROR,
                Sections.answer(Vector.of(new ResourceRecord(query.name(), 30, RecordData.of(Ip.parse("10.96.0.42"))))),
                Evidence.of("test", ""));

        assertThat(Encoder.overUdp(1, response, IpFamily.IPV4)).hasSize(12 + (28 + 4) + (28 + 14));
    }

    private static Vector<String> texts(Message message, int section) {
        return Vector.ofAll(message.getSection(section))
                .filter(found -> found.getType() != RecordType.OPT.code())
                .map(found -> HexFormat.of().formatHex(found.toWire(section)));
    }

    /** The same records, each written by itself. */
    private static Vector<String> texts(Seq<ResourceRecord> records) {
        return records.map(found -> {
                    Octets data = new Octets(false);
                    DataEncoder.write(data, found.data());
                    Octets whole = new Octets(false);
                    whole.name(found.name()).u16(found.type().code()).u16(1).u32(found.ttl());
                    whole.u16(data.size());
                    return HexFormat.of().formatHex(whole.toArray())
                            + HexFormat.of().formatHex(data.toArray());
                })
                .toVector();
    }
}
