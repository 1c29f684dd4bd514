package io.github.kubevalue.dns.plugin;

import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * CoreDNS as a function: its server blocks, of which the one with the longest matching zone answers.
 *
 * @param blocks the blocks
 * @param network the way to other servers
 */
public record Server(Seq<ServerBlock> blocks, Transport network) {
    private static final String NAME = "server";
    private static final int MAX_PLAIN_RCODE = 15;

    /** Returns a server that reaches no other. */
    public Server(Seq<ServerBlock> blocks) {
        this(blocks, Transport.NONE);
    }

    /** Returns a server of one block. */
    public static Server of(ServerBlock block) {
        return new Server(Vector.of(block));
    }

    /** Returns this server, whose queries to other servers go that way. */
    public Server through(Transport way) {
        return new Server(blocks, way);
    }

    /** Answers a query as a server does that has just started, what is left to chance drawn from the choice. */
    public Response answer(Query query, Choice choice) {
        return answer(query, Visit.first(choice));
    }

    /** Answers a query; what the plugins remember of it is in the visit afterwards. */
    public Response answer(Query query, Visit visit) {
        return sent(answer(query, visit, 0));
    }

    /** What becomes of a reply on its way out. */
    private Response sent(Response response) {
        if (response.rcode().code() > MAX_PLAIN_RCODE && response.extension().isEmpty()) {
            // github.com/miekg/dns, msg.go: such a message cannot be packed
            return Response.dropped(
                    response.query(), Evidence.of(NAME, response.rcode() + " cannot be said without EDNS"));
        }
        return response.edns().isDefined() ? response : withKnownOptions(response);
    }

    // plugin/pkg/edns/edns.go: what one plugin makes known, the whole server sends back
    private Response withKnownOptions(Response response) {
        Option<Edns> asked = response.query().edns();
        if (asked.isEmpty() || asked.get().options().forAll(EdnsOption::isEchoed)) {
            return response;
        }
        Seq<Integer> known = blocks.flatMap(ServerBlock::plugins).flatMap(Plugin::ednsOptions);
        Edns edns = asked.get();
        return response.withEdns(
                edns.withOptions(edns.options().filter(option -> option.isEchoed() || known.contains(option.code()))));
    }

    // core/dnsserver/server.go, ServeDNS
    Response answer(Query query, Visit visit, int depth) {
        if (!query.question().recordClass().equals(RecordClass.IN) && !servesAllClasses()) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(NAME, "only class IN is served"));
        }
        if (query.edns().exists(edns -> edns.version() != 0)) {
            return Response.bare(query, Rcode.BADVERS, Evidence.of(NAME, "only version 0 of EDNS is known"));
        }
        int block = block(query);
        if (block < 0) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(NAME, "no server block has a zone of the name"));
        }
        if (blocks.get(block).plugins().isEmpty()) {
            return Response.bare(query, Rcode.REFUSED, Evidence.of(NAME, "the server block has no plugins"));
        }
        Response response = new Chain(this, block, 0, depth, query, visit).next(query);
        return blocks.size() == 1
                ? response
                : response.because(Evidence.of(
                        NAME,
                        "the block of " + blocks.get(block).zones().mkString(", ")
                                + " has the longest zone of the name"));
    }

    /** Whether queries of other classes than IN are let in: CoreDNS does so where some might be forwarded. */
    // core/dnsserver/server.go, EnableChaos
    private boolean servesAllClasses() {
        return blocks.flatMap(ServerBlock::plugins)
                .exists(plugin ->
                        plugin.name().equals("forward") || plugin.name().equals("chaos"));
    }

    /**
     * The block with the longest zone that holds the name; -1 if none does. What a parent says of a child, DS, is asked of the
     * block with the shortest zone, but the root only if there is no other.
     */
    private int block(Query query) {
        boolean highest = query.type().equals(RecordType.DS);
        int best = -1;
        int reach = -1;
        for (int i = 0; i < blocks.size(); i++) {
            Seq<DomainName> zones = blocks.get(i).zones();
            for (int j = 0; j < zones.size(); j++) {
                DomainName zone = zones.get(j);
                int length = zone.isRoot() ? 0 : zone.key().length();
                boolean better = highest && reach > 0 && length > 0 ? length < reach : length > reach;
                if (better && query.name().isWithin(zone)) {
                    best = i;
                    reach = length;
                }
            }
        }
        return best;
    }
}
