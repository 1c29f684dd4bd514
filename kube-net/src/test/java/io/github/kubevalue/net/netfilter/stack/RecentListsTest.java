package io.github.kubevalue.net.netfilter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.netfilter.Match;
import io.github.kubevalue.net.netfilter.RateMatch;
import io.github.kubevalue.net.netfilter.text.IptablesText;
import io.vavr.Tuple2;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lists of recent addresses answer: net/netfilter/xt_recent.c, recent_mt. */
class RecentListsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private RecentLists lists = RecentLists.EMPTY;

    private boolean ask(int second, String address, String options) {
        Match match = IptablesText.parseRule("-m recent --name L " + options)
                .get()
                .matches()
                .head();
        boolean negated = match instanceof Match.Not;
        Tuple2<Boolean, RecentLists> asked = lists.apply(
                (RateMatch.Recent) match.bare(), negated, Ip.parse("10.0.0." + address), START.plusSeconds(second));
        lists = asked._2;
        return asked._1 != negated;
    }

    /** Questions as second, address and options; what the last is answered. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 1 --rcheck                                       | false",
                "0 1 --update                                       | false",
                "0 1 --remove                                       | false",
                "0 1 --set                                          | true",
                "0 1 --set; 0 1 --rcheck                            | true",
                "0 1 --set; 0 2 --rcheck                            | false",
                "0 1 --set; 10 1 --rcheck --seconds 10              | true",
                "0 1 --set; 11 1 --rcheck --seconds 10              | false",
                "0 1 --set; 99 1 --rcheck                           | true",
                "0 1 --set; 9 1 --rcheck; 11 1 --rcheck --seconds 10 | false",
                "0 1 --set; 9 1 --update; 11 1 --rcheck --seconds 10 | true",
                "0 1 --set; 11 1 --update --seconds 10; 12 1 --rcheck --seconds 10 | false",
                "0 1 --set; 1 1 --remove                            | true",
                "0 1 --set; 1 1 --remove; 1 1 --rcheck              | false",
                "0 1 --set; 0 2 --set; 1 1 --remove; 1 2 --rcheck   | true",
                "0 1 --set; 1 1 --rcheck --hitcount 2               | false",
                "0 1 --set; 1 1 --set; 1 1 --rcheck --hitcount 2    | true",
                "0 1 --set; 5 1 --set; 11 1 --rcheck --seconds 10 --hitcount 2 | false",
                // reaping forgets whom nobody has seen for that long
                "0 1 --set; 20 2 --set; 20 2 --rcheck --seconds 10 --reap; 20 1 --rcheck | false",
                "0 1 --set; 10 2 --set; 10 2 --rcheck --seconds 10 --reap; 10 1 --rcheck | true",
                "0 1 --set; 20 2 --set; 20 2 --rcheck --seconds 10; 20 1 --rcheck | true",
                // who has been seen again is not the one that has not been seen longest
                "0 1 --set; 5 2 --set; 9 1 --set; 16 1 --rcheck --seconds 10 --reap; 16 2 --rcheck | false",
                "0 1 --set; 5 2 --set; 9 1 --set; 16 1 --rcheck --seconds 10 --reap; 16 1 --rcheck | true",
                "0 1 --set; 5 2 --set; 16 2 --rcheck --seconds 12 --reap; 16 1 --rcheck | false",
                "0 1 --set; 5 2 --set; 9 1 --update; 16 1 --rcheck --seconds 10 --reap; 16 2 --rcheck | false",
                "0 1 --set; 15 2 --set; 20 2 --update --seconds 10 --reap; 21 1 --rcheck | false",
                "0 1 --set; 15 2 --set; 20 2 --update --seconds 10; 21 1 --rcheck | true",
                // one that is out of time renews itself if its absence is asked for
                "0 1 ! --update --seconds 10; 1 1 --rcheck          | false",
                "0 1 ! --update --seconds 10                        | true",
                "0 1 --set; 5 1 ! --update --seconds 10             | false",
                "0 1 --set; 5 1 ! --update --seconds 10; 12 1 --rcheck --seconds 10 | false",
                "0 1 --set; 20 1 ! --update --seconds 10            | true",
                "0 1 --set; 20 1 ! --update --seconds 10; 21 1 --rcheck --seconds 10 | true",
                "0 1 --set; 20 1 ! --update --seconds 10 --reap; 21 1 --rcheck --seconds 30 --hitcount 2 | true",
                "0 1 --set; 1 2 --set; 20 2 ! --update --seconds 10 --reap; 21 1 --rcheck | false",
                "0 1 --set; 1 2 --set; 20 1 ! --update --seconds 10 --reap; 21 2 --rcheck | true",
                "0 1 ! --set                                        | false",
                "0 1 ! --set; 0 1 --rcheck                          | true",
                "0 1 --set; 0 1 ! --remove                          | false",
                "0 1 --set; 0 1 ! --rcheck                          | false",
            })
    void aListRemembersWhoWasSeenWhen(String questions, boolean answer) {
        boolean last = false;
        for (String question : questions.split("; ")) {
            String[] parts = question.trim().split(" ", 3);
            last = ask(Integer.parseInt(parts[0]), parts[1], parts[2]);
        }
        assertThat(last).isEqualTo(answer);
    }

    @Test
    void aListHoldsAHundredAddresses() {
        for (int i = 0; i < 100; i++) {
            ask(i, "" + i, "--set");
        }
        assertThat(ask(100, "0", "--rcheck")).isTrue();
        ask(100, "0", "--set");
        ask(101, "100", "--set");
        assertThat(ask(102, "1", "--rcheck")).isFalse();
        assertThat(ask(102, "0", "--rcheck")).isTrue();
        assertThat(ask(102, "2", "--rcheck")).isTrue();
        ask(103, "50", "--set");
        assertThat(ask(103, "2", "--rcheck")).isTrue();
    }

    /** XT_RECENT_MAX_NSTAMPS: the kernel takes no rule that asks for more. */
    @Test
    void ofAnAddressAsManyTimesAreRememberedAsARuleMayAskFor() {
        for (int i = 0; i < 300; i++) {
            ask(i, "1", "--set");
        }
        assertThat(ask(300, "1", "--rcheck --hitcount 256")).isTrue();
        assertThat(ask(300, "1", "--rcheck --hitcount 257")).isFalse();
        assertThat(ask(300, "1", "--rcheck --seconds 20 --hitcount 20")).isTrue();
        assertThat(ask(300, "1", "--rcheck --seconds 19 --hitcount 20")).isFalse();
    }

    @Test
    void listsOfOtherNamesAreOthers() {
        ask(0, "1", "--set");
        RateMatch.Recent other = RateMatch.Recent.rcheck("M", 10);
        assertThat(lists.apply(other, false, Ip.parse("10.0.0.1"), START)._1).isFalse();
    }
}
