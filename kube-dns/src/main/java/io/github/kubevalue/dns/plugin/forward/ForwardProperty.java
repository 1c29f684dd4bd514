package io.github.kubevalue.dns.plugin.forward;

import io.github.kubevalue.dns.corefile.CorefileError;
import io.github.kubevalue.dns.corefile.GoText;
import io.github.kubevalue.dns.corefile.Property;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.name.DomainName;
import io.github.kubevalue.dns.plugin.Controller;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.DurationText;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Locale;

/** Reads a property of {@code forward}; those about connections are checked and do nothing here. */
// plugin/forward/setup.go, parseBlock
final class ForwardProperty {
    private static final int MAX_TLS_ARGUMENTS = 3;

    private ForwardProperty() {}

    static void read(Property property, ForwardOptions.Builder options) throws CorefileError {
        switch (property.name()) {
            case "except" -> Controller.zones(some(property)).forEach(options::addExcept);
            case "max_fails" -> options.maxFails(GoText.parseUint(only(property), 10, Integer.SIZE));
            case "max_connect_attempts" ->
                options.maxConnectAttempts(GoText.parseUint(only(property), 10, Integer.SIZE));
            case "health_check" -> healthCheck(property, options);
            case "force_tcp" -> options.forceTcp(isSet(property));
            case "prefer_udp" -> options.preferUdp(isSet(property));
            case "read_timeout" -> options.readTimeout(readTimeout(property));
            case "policy" -> options.policy(policy(property));
            case "max_concurrent" -> options.maxConcurrent(notNegative(property));
            case "next" -> rcodes(property).forEach(options::addNext);
            case "next_on_nodata" -> options.nextOnNodata(isSet(property));
            case "failfast_all_unhealthy_upstreams" -> options.failfastAllUnhealthyUpstreams(isSet(property));
            case "failover" -> failover(property).forEach(options::addFailover);
            case "expire", "max_age" -> duration(property);
            case "resolver" -> resolvers(property);
            case "tls_servername" -> only(property);
            case "tls", "max_idle_conns", "doh_method", "source_address" -> check(property);
            default -> throw property.error("unknown property '" + property.name() + "'");
        }
    }

    private static void check(Property property) throws CorefileError {
        switch (property.name()) {
            case "tls" -> {
                if (property.arguments().size() > MAX_TLS_ARGUMENTS) {
                    throw property.argumentError();
                }
            }
            case "max_idle_conns" -> notNegative(property);
            case "doh_method" -> {
                if (!only(property).equals("POST") && !only(property).equals("GET")) {
                    throw CorefileError.of("doh_method must be either POST or GET");
                }
            }
            default -> {
                if (Ip.tryParse(only(property)).isEmpty()) {
                    throw property.error("invalid IP address: " + only(property));
                }
            }
        }
    }

    /** The one argument; another is taken for the next property. */
    static String only(Property property) throws CorefileError {
        if (property.arguments().size() > 1) {
            throw property.error("unknown property '" + property.argument(1) + "'");
        }
        return property.argument(0);
    }

    private static Seq<String> some(Property property) throws CorefileError {
        if (property.arguments().isEmpty()) {
            throw property.argumentError();
        }
        return property.arguments();
    }

    private static boolean isSet(Property property) throws CorefileError {
        if (!property.arguments().isEmpty()) {
            throw property.name().equals("failfast_all_unhealthy_upstreams")
                    ? property.argumentError()
                    : property.argumentError(property.argument(0));
        }
        return true;
    }

    static Duration duration(Property property) throws CorefileError {
        Duration duration = GoText.parseDuration(only(property));
        if (duration.isNegative()) {
            throw CorefileError.of(property.name() + " can't be negative: " + DurationText.of(duration));
        }
        return duration;
    }

    private static Duration readTimeout(Property property) throws CorefileError {
        Duration timeout = GoText.parseDuration(only(property));
        if (timeout.isNegative() || timeout.isZero()) {
            throw CorefileError.of("read_timeout must be positive: " + DurationText.of(timeout));
        }
        return timeout;
    }

    private static long notNegative(Property property) throws CorefileError {
        long number = GoText.atoi(only(property));
        if (number < 0) {
            throw CorefileError.of(property.name() + " can't be negative: " + number);
        }
        return number;
    }

    /** {@code health_check DURATION [no_rec] [domain FQDN]}. */
    private static void healthCheck(Property property, ForwardOptions.Builder options) throws CorefileError {
        Duration interval = GoText.parseDuration(property.argument(0));
        if (interval.isNegative()) {
            throw CorefileError.of("health_check can't be negative: " + interval.toNanos());
        }
        options.healthCheck(interval).healthDomain(DomainName.ROOT);
        for (int i = 1; i < property.arguments().size(); i++) {
            switch (property.argument(i)) {
                case "no_rec" -> options.healthRecursion(false);
                case "domain" -> {
                    i++;
                    options.healthDomain(domain(property.argument(i)));
                }
                default -> throw CorefileError.of("health_check: unknown option " + property.argument(i));
            }
        }
    }

    private static DomainName domain(String text) throws CorefileError {
        return DomainName.tryParse(text)
                .filter(name -> !name.isEmpty())
                .getOrElseThrow(() -> CorefileError.of("health_check: invalid domain name " + text))
                .absolute()
                .lowerCase();
    }

    private static Policy policy(Property property) throws CorefileError {
        String name = only(property);
        return Vector.of(Policy.values())
                .find(policy -> policy.toString().equals(name))
                .getOrElseThrow(() -> property.error("unknown policy '" + name + "'"));
    }

    private static Seq<Rcode> rcodes(Property property) throws CorefileError {
        Vector<Rcode> rcodes = Vector.empty();
        for (String text : some(property)) {
            rcodes = rcodes.append(rcode(text));
        }
        return rcodes;
    }

    // miekg/dns, msg.go, StringToRcode: the code that both are names of is BADSIG there
    private static Rcode rcode(String text) throws CorefileError {
        String name = text.toUpperCase(Locale.ROOT);
        return Vector.of(Rcode.values())
                .reject(rcode -> rcode.name().startsWith("RESERVED"))
                .find(rcode -> name.equals(rcode == Rcode.BADVERS ? "BADSIG" : rcode.name()))
                .getOrElseThrow(() -> CorefileError.of(text + " is not a valid rcode"));
    }

    private static Seq<Rcode> failover(Property property) throws CorefileError {
        Seq<Rcode> rcodes = rcodes(property);
        if (rcodes.contains(Rcode.NOERROR)) {
            throw CorefileError.of("NoError cannot be used in failover");
        }
        return rcodes;
    }

    static Seq<Ip> resolvers(Property property) throws CorefileError {
        Vector<Ip> resolvers = Vector.empty();
        for (String text : some(property)) {
            resolvers = resolvers.append(Destination.parse(text)
                    .ip()
                    .getOrElseThrow(
                            () -> CorefileError.of("resolver must be an IP address or IP:port: \"" + text + "\"")));
        }
        return resolvers;
    }
}
