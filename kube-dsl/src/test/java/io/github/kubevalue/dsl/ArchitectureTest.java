package io.github.kubevalue.dsl;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house: four modules in one direction, packages without cycles, and no public type without a word about it. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of("kube-model", "kube-dns", "kube-net", "kube-dsl");
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final JavaClasses ALL = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> PROJECT.resolve(module).resolve("target/classes"))
                    .toList());

    @Test
    void modulesDependInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("model")
                .definedBy("io.github.kubevalue.model..")
                .layer("dns")
                .definedBy("io.github.kubevalue.dns..")
                .layer("net")
                .definedBy("io.github.kubevalue.net..")
                .optionalLayer("dsl")
                .definedBy("io.github.kubevalue.dsl..")
                .whereLayer("dsl")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("dns")
                .mayOnlyBeAccessedByLayers("dsl")
                .whereLayer("net")
                .mayOnlyBeAccessedByLayers("dsl")
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "dns", "net", "dsl"})
    void packagesFormNoCycle(String module) {
        slices().matching("io.github.kubevalue." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void parentsDoNotImportTheirChildren() {
        classes()
                .should(new ArchCondition<>("not depend on a package below their own") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith(type.getPackageName() + "."))
                                .forEach(dependency ->
                                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                    }
                })
                .check(ALL);
    }

    @Test
    void coreKnowsNeitherClockNorChance() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.github.kubevalue.dns.server..", "io.github.kubevalue.dsl.cli..", "..arbitrary..")
                .should(dependOnClassesThat(named("java.util.Random"))
                        .or(dependOnClassesThat(named("java.util.concurrent.ThreadLocalRandom")))
                        .or(dependOnClassesThat(named("java.time.Clock"))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kube-model", "kube-dns", "kube-net", "kube-dsl"})
    void publicTypesAndPackagesAreDocumented(String module) throws IOException {
        Path sources = PROJECT.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(ArchitectureTest::undocumented)
                    .toList();
            assertThat(silent).isEmpty();
        }
        try (Stream<Path> folders = Files.walk(sources)) {
            assertThat(folders.filter(Files::isDirectory)
                            .filter(ArchitectureTest::holdsTypes)
                            .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
                    .isEmpty();
        }
    }

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^public (?:static |final |abstract |sealed |non-sealed )*(?:class|interface|record|enum|@interface) (\\w+)");

    private static Stream<String> undocumented(Path file) {
        String text = read(file).replaceAll("(?m)^//.*$", "");
        Matcher type = PUBLIC_TYPE.matcher(text);
        if (!type.find()) {
            return Stream.of();
        }
        String before = text.substring(0, type.start());
        int comment = before.lastIndexOf("*/");
        boolean documented = comment >= 0
                && before.contains("/**")
                && !before.substring(comment).contains(";");
        return documented ? Stream.of() : Stream.of(PROJECT.relativize(file).toString());
    }

    private static boolean holdsTypes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java")
                    && !file.endsWith("module-info.java")
                    && !file.endsWith("package-info.java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe("are " + name, type -> type.getName().equals(name));
    }
}
