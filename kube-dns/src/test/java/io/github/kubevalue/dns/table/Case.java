package io.github.kubevalue.dns.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordData;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.zone.ZoneFile;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A case of upstream's own tests: a question and the reply expected. A table of them is a text of rows such as
 *
 * <pre>
 * www.example.org. A NOERROR
 *   answer www.example.org. 5 IN A 192.0.2.1
 *   authority example.org. 5 IN NS ns.example.org.
 *   additional ns.example.org. 5 IN A 192.0.2.2
 * </pre>
 *
 * <p>As upstream's, they compare records whatever their order, and of an SOA record not the serial number and the minimum.
 */
public record Case(
        Query query,
        Rcode rcode,
        Vector<ResourceRecord> answer,
        Vector<ResourceRecord> authority,
        Vector<ResourceRecord> additional) {

    /** Returns the cases of a table; lines that begin with {@code #} are comments. */
    public static Vector<Case> table(String text) {
        Vector<Case> cases = Vector.empty();
        for (String line : text.lines().toList()) {
            if (line.startsWith("  ")) {
                cases = cases.init().append(cases.last().with(line.trim()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases = cases.append(question(line.split(" ")));
            }
        }
        return cases;
    }

    private static Case question(String[] words) {
        Vector<ResourceRecord> none = Vector.empty();
        Query query = Query.of(words[0], RecordType.parse(words[1]));
        return new Case(query, Rcode.valueOf(words[2]), none, none, none);
    }

    private Case with(String line) {
        int space = line.indexOf(' ');
        ResourceRecord found = ZoneFile.record(line.substring(space + 1)).get();
        return switch (line.substring(0, space)) {
            case "answer" -> new Case(query, rcode, answer.append(found), authority, additional);
            case "authority" -> new Case(query, rcode, answer, authority.append(found), additional);
            case "additional" -> new Case(query, rcode, answer, authority, additional.append(found));
            default -> throw new IllegalArgumentException("no section: " + line);
        };
    }

    /** Asserts that a reply is the one expected. */
    public void check(Response response) {
        assertThat(response.rcode()).as("%s", response).isEqualTo(rcode);
        assertThat(texts(response.answer())).isEqualTo(texts(answer));
        assertThat(texts(response.authority())).isEqualTo(texts(authority));
        assertThat(texts(response.additional())).isEqualTo(texts(additional));
        assertThat(response.question()).isEqualTo(query.question());
    }

    private static Vector<String> texts(Seq<ResourceRecord> records) {
        return records.map(Case::text).sorted().toVector();
    }

    private static String text(ResourceRecord found) {
        return found.data() instanceof RecordData.Soa soa
                ? found.name() + " " + found.ttl() + " SOA " + soa.server() + " " + soa.mailbox() + " " + soa.refresh()
                        + " " + soa.retry() + " " + soa.expire()
                : found.toString();
    }

    @Override
    public String toString() {
        return query + " " + rcode;
    }
}
