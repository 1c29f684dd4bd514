package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.DnsConfig;
import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.EdnsOption;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.RecordClass;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceSpec;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.xbill.DNS.Message;

/**
 * Messages that nobody should send, to a server with many plugins: {@code HostileMessages 10000000 SEED} sends that many and
 * tells what became of them. A run ends at the first message that is answered wrongly.
 */
final class HostileMessages {
    private static final String COREFILE = """
        . {
            loadbalance
            rewrite name suffix .cluster.test .cluster.local answer auto
            acl example.com {
                block type ANY
            }
            cache 30
            minimal
            hosts {
                10.9.9.1 a.example
                10.9.9.2 a.example
                fallthrough
            }
            kubernetes cluster.local in-addr.arpa ip6.arpa {
                pods insecure
                fallthrough in-addr.arpa ip6.arpa
            }
            forward . 10.0.0.1
        }
        sub.example.org {
            whoami
        }
        """;

    private static final String[] NAMES = {
        "web.demo.svc.cluster.local.",
        "_http._tcp.web.demo.svc.cluster.test.",
        "10-1-2-3.demo.pod.cluster.local.",
        "42.0.96.10.in-addr.arpa.",
        "a.example.",
        "www.example.com.",
        "x.sub.example.org.",
        "cluster.local.",
        ".",
        "\\000\\255\\.x.demo.svc.cluster.local.",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b."
    };
    private static final int[] TYPES = {1, 28, 33, 12, 6, 2, 16, 5, 43, 65, 251, 252, 255, 41, 0, 65_535};
    private static final Sender UDP = Sender.at(Ip.parse("10.244.0.7"));
    private static final Sender TCP = new Sender(Ip.parse("fd00::7"), 1234, true);
    private static final int HEADER = 12;
    private static final int PLAIN = 512;

    private final Random random;
    private final Responder responder;
    private long answered;
    private long slowest;

    private HostileMessages(long seed) {
        this.random = new Random(seed);
        LiveDns live = LiveDns.of(dns());
        this.responder = new Responder() {
            @Override
            public Reply reply(Query query, Sender sender) {
                Reply reply = live.reply(query, sender);
                if (reply.response().isFailed()
                        && reply.response().because().mkString().contains("failed:")) {
                    throw new AssertionError(query + ": " + reply.response().because());
                }
                return reply;
            }

            @Override
            public Object version() {
                return live.version();
            }
        };
    }

    private static ClusterDns dns() {
        Store store = Store.empty(Indexes.CATALOG)
                .put(Namespace.named("demo"))
                .put(Service.named("demo", "web")
                        .withSpec(ServiceSpec.builder()
                                .clusterIP("10.96.0.42")
                                .addClusterIP("10.96.0.42")
                                .addClusterIP("fd00::42")
                                .build()));
        return ClusterDns.of(
                DnsConfig.kubeadm(),
                Setup.of(Surroundings.of(store)).server(COREFILE).get());
    }

    /** Sends so many messages that the seed fixes, and returns what became of them. */
    static String send(long seed, long messages) throws IOException {
        HostileMessages run = new HostileMessages(seed);
        for (long i = 0; i < messages; i++) {
            run.send(i % 64 == 0);
        }
        return messages + " messages, " + run.answered + " answered, the slowest in " + run.slowest / 1_000 + " µs";
    }

    private void send(boolean thorough) throws IOException {
        byte[] message = message();
        Sender sender = random.nextInt(4) == 0 ? TCP : UDP;
        long began = System.nanoTime();
        byte[] reply = sender.overTcp()
                ? Answering.overTcp(responder, message, sender).headOption().getOrElse(new byte[0])
                : Answering.overUdp(responder, message, message.length, sender).octets();
        slowest = Math.max(slowest, System.nanoTime() - began);
        if (reply.length > 0) {
            answered++;
            check(message, reply, sender);
            if (thorough && !isExtended(message)) {
                // an option comes back as it came, which dnsjava may not read
                new Message(reply);
            }
        }
    }

    private static void check(byte[] message, byte[] reply, Sender sender) {
        boolean own = reply.length >= HEADER && reply[0] == message[0] && reply[1] == message[1] && reply[2] < 0;
        // no more octets than any client takes that does not say how many it takes
        if (!own || reply.length > PLAIN && !sender.overTcp() && !isExtended(message)) {
            throw new AssertionError("not a reply to " + Arrays.toString(message) + ": " + Arrays.toString(reply));
        }
    }

    private static boolean isExtended(byte[] message) {
        return message.length > HEADER && (message[11] != 0 || message[10] != 0);
    }

    private byte[] message() {
        byte[] message = random.nextInt(16) == 0 ? noise(random.nextInt(80)) : query();
        for (int i = random.nextInt(4); i > 0; i--) {
            message = mutated(message);
        }
        return message;
    }

    private byte[] query() {
        Option<Edns> edns = Option.none();
        if (random.nextBoolean()) {
            edns = Option.some(
                    new Edns(random.nextInt(5000), random.nextInt(20) / 19, random.nextBoolean(), Vector.empty()));
            for (int i = random.nextInt(3); i > 0; i--) {
                edns = edns.map(e -> e.with(EdnsOption.of(random.nextInt(20), noise(random.nextInt(12)))));
            }
        }
        RecordClass recordClass = random.nextInt(10) == 0 ? new RecordClass(random.nextInt(256)) : RecordClass.IN;
        Question question = new Question(
                DomainName.parse(NAMES[random.nextInt(NAMES.length)]),
                new RecordType(TYPES[random.nextInt(TYPES.length)]),
                recordClass);
        return Encoder.query(
                random.nextInt(65_536), new Query(question, new Flags(random.nextInt(65_536) & 0x7fff), edns));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] mutated(byte[] message) {
        int at = message.length == 0 ? 0 : random.nextInt(message.length);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(message, at);
            case 1 -> spliced(message, at, noise(1 + random.nextInt(20)));
            case 2 -> spliced(message, at, Arrays.copyOfRange(message, at, message.length));
            case 3 -> written(message, at, 0xc0 | random.nextInt(2), random.nextInt(256));
            case 4 -> written(message, 4 + 2 * random.nextInt(4), 0, random.nextInt(4));
            case 5 -> written(message, 2, random.nextInt(256), random.nextInt(256));
            default -> written(message, at, random.nextInt(256), random.nextInt(256));
        };
    }

    private static byte[] spliced(byte[] message, int at, byte[] more) {
        byte[] longer = Arrays.copyOf(message, message.length + more.length);
        System.arraycopy(message, at, longer, at + more.length, message.length - at);
        System.arraycopy(more, 0, longer, at, more.length);
        return longer;
    }

    private static byte[] written(byte[] message, int at, int first, int second) {
        byte[] other = message.clone();
        if (at + 1 < other.length) {
            other[at] = (byte) first;
            other[at + 1] = (byte) second;
        }
        return other;
    }

    /** Sends as many messages as the first argument says; the second is the seed. */
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
        System.out.println("seed " + seed + ": " + send(seed, Long.parseLong(arguments[0])));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println((runtime.totalMemory() - runtime.freeMemory() >> 20) + " MiB in use afterwards");
    }
}
