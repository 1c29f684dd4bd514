package io.github.kubevalue.dns.plugin.cache;

import io.github.kubevalue.dns.plugin.Memory;

/**
 * What a cache holds.
 *
 * @param success the answers
 * @param denial the denials and failures
 */
record Contents(Store success, Store denial) implements Memory.State {

    static Contents empty(CacheOptions options) {
        return new Contents(
                Store.empty(options.success().capacity()),
                Store.empty(options.denial().capacity()));
    }

    Contents withSuccess(Store store) {
        return new Contents(store, denial);
    }

    Contents withDenial(Store store) {
        return new Contents(success, store);
    }

    /** Returns these contents with one item instead of another; unchanged if they have it no more. */
    Contents replace(long key, Item item, Item by) {
        return new Contents(success.replace(key, item, by), denial.replace(key, item, by));
    }

    @Override
    public String toString() {
        return "cache of " + success.size() + " answers and " + denial.size() + " denials";
    }
}
