package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.model.choice.Choice;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * The replies of one half of a cache, by the hash of their query. They are spread over 256 shards by its low octet; a shard
 * that is full gives up one of its replies, whichever chance decides. So a cache may give up replies before it is full.
 *
 * @param shardSize how many replies a shard holds
 * @param shards the shards that hold any
 */
// plugin/pkg/cache/cache.go
record Store(int shardSize, Map<Integer, TreeMap<Long, Item>> shards) {
    private static final int SHARDS = 256;
    private static final int MIN_SHARD_SIZE = 4;

    static Store empty(int capacity) {
        return new Store(Math.max(capacity / SHARDS, MIN_SHARD_SIZE), HashMap.empty());
    }

    Option<Item> get(long key) {
        return shards.get(shard(key)).flatMap(items -> items.get(key));
    }

    Store with(long key, Item item, Choice choice) {
        TreeMap<Long, Item> items = shards.getOrElse(shard(key), TreeMap.empty());
        if (items.size() >= shardSize && !items.containsKey(key)) {
            int victim = choice.among("reply that the cache gives up", items.size());
            items = items.remove(items.keySet().drop(victim).head());
        }
        return new Store(shardSize, shards.put(shard(key), items.put(key, item)));
    }

    Store without(long key) {
        Option<TreeMap<Long, Item>> items = shards.get(shard(key)).filter(all -> all.containsKey(key));
        return items.isEmpty()
                ? this
                : new Store(shardSize, shards.put(shard(key), items.get().remove(key)));
    }

    /** Returns this store with one item instead of another, be it the last good one beside a reply that is none. */
    Store replace(long key, Item item, Item by) {
        Option<Item> now = get(key);
        Option<Item> then = now.filter(item::equals)
                .map(same -> by)
                .orElse(() -> now.filter(found -> found.lastKnownGood().contains(item))
                        .map(found -> found.withLastKnownGood(Option.some(by))));
        return then.isEmpty()
                ? this
                : new Store(
                        shardSize,
                        shards.put(
                                shard(key),
                                shards.getOrElse(shard(key), TreeMap.empty()).put(key, then.get())));
    }

    int size() {
        return shards.values().map(TreeMap::size).sum().intValue();
    }

    private static int shard(long key) {
        return (int) key & (SHARDS - 1);
    }
}
