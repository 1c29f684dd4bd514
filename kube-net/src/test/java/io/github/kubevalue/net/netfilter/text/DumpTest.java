package io.github.kubevalue.net.netfilter.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.netfilter.TableName;
import io.github.kubevalue.net.text.TextProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dumps that real tools have made are read without a problem and printed back to the letter. */
class DumpTest {
    private static List<Path> dumps() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(DumpTest.class.getResource("dumps")).toURI()))) {
            return files.filter(file -> file.toString().endsWith(".rules"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IpFamily family(Path dump) {
        return dump.getFileName().toString().matches("[a-z]+6-.*") ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void aDumpIsPrintedBackAsItWas(Path file) throws IOException {
        String text = Files.readString(file);
        Dump dump = Dump.parse(text).get();
        assertThat(dump.text(family(file))).isEqualTo(text);
        assertThat(dump.notModelled()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dumps")
    void aDumpOfTheNftKindIsInTheOrderThatRulesAreSavedIn(Path file) throws IOException {
        if (file.toString().endsWith("-nft.rules")) {
            String text = Files.readString(file);
            String saved = IptablesText.saved(Dump.parse(text).get().rules(), family(file));
            assertThat(saved).isEqualTo(text.replaceAll("(?m)^#.*\n", ""));
        }
    }

    @Test
    void whatIsNotModelledIsReportedByItsLineAndKept() {
        String text = """
            # by hand
            *filter
            :INPUT ACCEPT [0:0]
            :FORWARD ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            [12:720] -A INPUT -p tcp -m string --string "GET /" --algo bm -j NFQUEUE --queue-num 1
            [0:0] -A INPUT -m time --timestart 10:00:00 --datestop 2038-01-19T03:14:07 -j ACCEPT
            [0:0] -A INPUT ! -s 10.0.0.0/255.0.255.0 -j ACCEPT
            COMMIT
            """;
        Dump dump = Dump.parse(text).get();
        assertThat(dump.text(IpFamily.IPV4)).isEqualTo(text);
        assertThat(dump.notModelled().map(TextProblem::toString))
                .containsExactly(
                        "line 6: not modelled: -m string --string \"GET /\" --algo bm",
                        "line 6: not modelled: -j NFQUEUE --queue-num 1",
                        "line 7: not modelled: -m time --timestart 10:00:00 --datestop 2038-01-19T03:14:07",
                        "line 8: not modelled: -s 10.0.0.0/255.0.255.0");
    }

    @Test
    void tablesStayInTheOrderOfTheDump() {
        String text = """
            *nat
            :PREROUTING ACCEPT [0:0]
            :INPUT ACCEPT [0:0]
            :OUTPUT ACCEPT [0:0]
            :POSTROUTING ACCEPT [0:0]
            COMMIT
            *raw
            :PREROUTING ACCEPT [4294967296:8589934592]
            :OUTPUT ACCEPT [0:0]
            COMMIT
            """;
        Dump dump = Dump.parse(text).get();
        assertThat(dump.text(IpFamily.IPV4)).isEqualTo(text);
        assertThat(dump.parts())
                .containsExactly(new Dump.Part.Rules(TableName.NAT), new Dump.Part.Rules(TableName.RAW));
    }
}
