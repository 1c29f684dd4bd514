package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;

/**
 * A reply as it arrives: what of it was sent, and how large that is.
 *
 * @param response the reply, without the records that did not fit
 * @param size the octets of the message
 */
public record Sent(Response response, int size) {
    private static final int HEADER = 12;
    private static final int ANSWERS = 6;
    private static final int AUTHORITIES = 8;
    private static final int ADDITIONALS = 10;
    private static final int PLAIN_UDP = 512;
    private static final int QUESTION_FIELDS = 4;
    private static final int RECORD_FIELDS = 10;
    private static final int LONGEST_ADDRESS = 16;
    private static final int SOA_NUMBERS = 20;

    /** Returns what arrives of a reply over UDP. */
    public static Sent overUdp(Response response, IpFamily family) {
        return of(response, Encoder.overUdp(0, response, family));
    }

    /** Returns what arrives of a reply over TCP. */
    public static Sent overTcp(Response response) {
        return of(response, Encoder.overTcp(0, response));
    }

    /** Returns what arrives of a reply over UDP, without its size, which need not be known for small ones. */
    public static Response cutForUdp(Response response, IpFamily family) {
        return fitsSurely(response) ? response : overUdp(response, family).response();
    }

    private static Sent of(Response response, byte[] octets) {
        boolean edns = response.extension().isDefined();
        int answers = count(octets, ANSWERS);
        int authorities = count(octets, AUTHORITIES);
        int additionals = count(octets, ADDITIONALS) - (edns ? 1 : 0);
        Sections sections = response.sections();
        boolean whole = answers == sections.answer().size()
                && authorities == sections.authority().size()
                && additionals == sections.additional().size();
        Response sent = whole
                ? response
                : response.withSections(new Sections(
                                sections.answer().take(answers),
                                sections.authority().take(authorities),
                                sections.additional().take(additionals)))
                        .withFlags(response.flags().with(Flag.TC));
        return new Sent(sent, octets.length);
    }

    private static int count(byte[] octets, int at) {
        return (octets[at] & 255) << 8 | octets[at + 1] & 255;
    }

    /** Whether the reply is so small that even its uncompressed form fits into the smallest datagram. */
    public static boolean fitsSurely(Response response) {
        Sections sections = response.sections();
        int options = response.extension().map(Edns::wireLength).getOrElse(0);
        int question = bound(response.question().name()) + QUESTION_FIELDS;
        return HEADER
                        + question
                        + options
                        + bound(sections.answer())
                        + bound(sections.authority())
                        + bound(sections.additional())
                <= PLAIN_UDP;
    }

    private static int bound(Seq<ResourceRecord> records) {
        int length = 0;
        for (int i = 0; i < records.size(); i++) {
            ResourceRecord found = records.get(i);
            length += bound(found.name()) + RECORD_FIELDS + bound(found.data());
        }
        return length;
    }

    /** An upper bound for the length of a name: an octet takes at least a character. */
    private static int bound(DomainName name) {
        return name.toString().length() + 1;
    }

    /** An upper bound for the length of common data; for others, more than any datagram. */
    private static int bound(RecordData data) {
        if (data.type().isAddress()) {
            return LONGEST_ADDRESS;
        }
        if (data instanceof RecordData.Soa soa) {
            return bound(soa.server()) + bound(soa.mailbox()) + SOA_NUMBERS;
        }
        return data instanceof RecordData.Cname cname ? bound(cname.target()) : PLAIN_UDP;
    }
}
