package io.github.kubevalue.dns.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.cluster.DnsConfig;
import io.github.kubevalue.dns.core.Setup;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.plugin.Surroundings;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.registry.Indexes;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LiveDnsTest {
    private static final Query QUERY = Query.of("a.example", RecordType.A);

    private static ClusterDns dns(String plugins) {
        return ClusterDns.of(
                DnsConfig.kubeadm(),
                Setup.of(Surroundings.of(Store.empty(Indexes.CATALOG)))
                        .server(". {\n" + plugins + "\n}")
                        .get());
    }

    /** A clock that a test sets. */
    private static final class Watch extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void whatDependsOnNothingIsRepeatable() {
        LiveDns live = LiveDns.of(dns("cache {\n disable success\n}\nhosts {\n 10.0.0.1 a.example\n}"));

        assertThat(live.reply(QUERY, Sender.LOCAL).repeatable()).isTrue();
    }

    @Test
    void whatIsCachedCountsDownAndIsNotRepeatable() {
        Watch watch = new Watch();
        LiveDns live = LiveDns.of(dns("cache\nhosts {\n 10.0.0.1 a.example\n}"), watch, Choice::first);
        Object fresh = live.version();
        Reply first = live.reply(QUERY, Sender.LOCAL);
        watch.now = watch.now.plus(Duration.ofSeconds(10));
        Reply later = live.reply(QUERY, Sender.LOCAL);

        assertThat(first.repeatable()).isFalse();
        assertThat(live.version()).isNotSameAs(fresh);
        assertThat(later.repeatable()).isFalse();
        assertThat(later.response().answer().map(ResourceRecord::ttl)).containsExactly(3590L);
    }

    @Test
    void whatIsCachedOutlivesAChangeOfTheCluster() {
        LiveDns live = LiveDns.of(dns("cache\nhosts {\n 10.0.0.1 a.example\n}"), new Watch(), Choice::first);
        live.reply(QUERY, Sender.LOCAL);
        ClusterDns changed = dns("cache\nhosts {\n 10.0.0.2 a.example\n}");
        ClusterDns other = dns("hosts {\n 10.0.0.2 a.example\n}");

        assertThat(address(live.with(changed))).isEqualTo("10.0.0.1");
        assertThat(address(LiveDns.of(changed))).isEqualTo("10.0.0.2");
        assertThat(address(live.with(other))).isEqualTo("10.0.0.2");
    }

    private static String address(LiveDns live) {
        return live.reply(QUERY, Sender.LOCAL).response().answer().head().data().toString();
    }

    @Test
    void addressesRotate() {
        LiveDns live = LiveDns.of(dns("loadbalance\nhosts {\n 10.0.0.1 a.example\n 10.0.0.2 a.example\n}"));
        Set<String> orders = HashSet.empty();
        for (int i = 0; i < 100; i++) {
            Reply reply = live.reply(QUERY, Sender.LOCAL);
            assertThat(reply.repeatable()).isFalse();
            orders = orders.add(
                    reply.response().answer().map(ResourceRecord::data).mkString(" "));
        }

        assertThat(orders).containsExactlyInAnyOrder("10.0.0.1 10.0.0.2", "10.0.0.2 10.0.0.1");
    }

    @Test
    void whatDependsOnTheClientIsNotRepeatable() {
        LiveDns live = LiveDns.of(dns("acl {\n block net 10.9.0.0/16\n}\nhosts {\n 10.0.0.1 a.example\n}"));

        assertThat(live.reply(QUERY, Sender.at(Ip.parse("10.9.1.1"))).response().rcode())
                .hasToString("REFUSED");
        assertThat(live.reply(QUERY, Sender.at(Ip.parse("10.8.1.1"))))
                .returns(false, Reply::repeatable)
                .returns(true, reply -> reply.response().isPositive());
    }
}
