package io.github.kubevalue.net.nftables;

import io.github.kubevalue.net.netfilter.Hook;
import io.github.kubevalue.net.netfilter.Policy;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Locale;

/**
 * Where a base chain is attached: {@code type nat hook prerouting priority dstnat}.
 *
 * @param type what it may do
 * @param hook the hook
 * @param priority when its turn is; the lowest comes first
 * @param policy what becomes of a packet about which no rule decides
 * @param devices the devices whose packets it sees; none sees all
 */
public record BaseHook(Type type, Hook hook, int priority, Policy policy, Set<String> devices) {
    /** Makes one that sees all packets, and accepts those about which no rule decides. */
    public BaseHook(Type type, Hook hook, int priority) {
        this(type, hook, priority, Policy.ACCEPT, LinkedHashSet.empty());
    }

    private static final Map<String, Integer> NAMES =
            LinkedHashMap.of("raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);
    private static final int NEAR = 10;

    /** The types of base chains. */
    public enum Type {
        /** Lets packets pass or not. */
        FILTER,
        /** Translates addresses: sees the first packet of a connection. */
        NAT,
        /** Lets packets pass or not, and has them routed anew if it marks them. */
        ROUTE
    }

    /** Returns {@code type nat hook prerouting priority -100}. */
    public String written() {
        return text(Integer.toString(priority));
    }

    /** Returns {@code type nat hook prerouting priority dstnat}. */
    public String listed() {
        return text(NAMES.filter((name, value) -> isNameHere(name) && Math.abs(priority - value) <= NEAR)
                .map(entry -> named(entry._1, priority - entry._2))
                .headOption()
                .getOrElse(() -> Integer.toString(priority)));
    }

    private boolean isNameHere(String name) {
        return switch (name) {
            case "dstnat" -> hook == Hook.PREROUTING;
            case "srcnat" -> hook == Hook.POSTROUTING;
            default -> true;
        };
    }

    /** Whether it sees packets of that device, or, if it is about no device, all. */
    boolean sees(Option<String> device) {
        return devices.isEmpty() || device.exists(devices::contains);
    }

    /** Returns the priority of that name: {@code dstnat} is -100. */
    public static Option<Integer> priority(String name) {
        return NAMES.get(name);
    }

    private static String named(String name, int distance) {
        return distance == 0 ? name : name + (distance < 0 ? " - " : " + ") + Math.abs(distance);
    }

    private String text(String turn) {
        return "type " + lower(type) + " hook " + lower(hook) + " priority " + turn;
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
