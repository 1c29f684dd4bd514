package io.github.kubevalue.model.nodetable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the rules that were asked for more than once have said of nodes. Pods of one template ask the same, one after the other. */
final class Reckonings {
    private static final int MOST = 32;

    private final Map<Object, Integer> asked = new ConcurrentHashMap<>();
    private final Map<Object, Reckoning> known = new ConcurrentHashMap<>();

    /** Returns the rule of that name, if it is asked for again with what it says of the nodes. */
    NodeNumbers of(Object name, Supplier<NodeRule> rule, NodeSlots nodes) {
        Reckoning before = known.get(name);
        if (before == null && asked.merge(name, 1, Integer::sum) == 1) {
            forget();
            return new Asking(rule.get(), nodes);
        }
        Reckoning now = before == null ? Reckoning.of(rule.get(), nodes) : before.after(nodes);
        known.put(name, now);
        return now;
    }

    private void forget() {
        if (asked.size() > MOST) {
            asked.clear();
            known.clear();
        }
    }
}
