package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeSet;
import io.vavr.control.Option;

/**
 * The replies of one half of a cache, by the hash of their query. They are spread over 256 shards by its low octet; a shard
 * that is full gives up one of its replies, whichever chance decides. So a cache may give up replies before it is full.
 *
 * @param shardSize how many replies a shard holds
 * @param items the replies
 * @param shards the keys of the shards that hold any
 */
// plugin/pkg/cache/cache.go
record Store(int shardSize, Map<Long, Item> items, Map<Integer, TreeSet<Long>> shards) {
    private static final int SHARDS = 256;
    private static final int MIN_SHARD_SIZE = 4;

    static Store empty(int capacity) {
        return new Store(Math.max(capacity / SHARDS, MIN_SHARD_SIZE), HashMap.empty(), HashMap.empty());
    }

    Option<Item> get(long key) {
        return items.get(key);
    }

    Store with(long key, Item item, Choice choice) {
        if (items.containsKey(key)) {
            return new Store(shardSize, items.put(key, item), shards);
        }
        TreeSet<Long> keys = shard(key);
        if (keys.size() >= shardSize) {
            int victim = choice.among("reply that the cache gives up", keys.size());
            return without(keys.drop(victim).head()).with(key, item, choice);
        }
        return new Store(shardSize, items.put(key, item), shards.put(number(key), keys.add(key)));
    }

    Store without(long key) {
        return items.containsKey(key)
                ? new Store(
                        shardSize,
                        items.remove(key),
                        shards.put(number(key), shard(key).remove(key)))
                : this;
    }

    /** Returns this store with one item instead of another, be it the last good one beside a reply that is none. */
    Store replace(long key, Item item, Item by) {
        Option<Item> now = get(key);
        Option<Item> then = now.filter(item::equals)
                .map(same -> by)
                .orElse(() -> now.filter(found -> found.lastKnownGood().contains(item))
                        .map(found -> found.withLastKnownGood(Option.some(by))));
        return then.isEmpty() ? this : new Store(shardSize, items.put(key, then.get()), shards);
    }

    int size() {
        return items.size();
    }

    private TreeSet<Long> shard(long key) {
        return shards.getOrElse(number(key), TreeSet.empty());
    }

    private static int number(long key) {
        return (int) key & (SHARDS - 1);
    }
}
