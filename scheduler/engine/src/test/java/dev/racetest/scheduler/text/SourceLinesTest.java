package dev.racetest.scheduler.text;

import static dev.racetest.scheduler.text.Histories.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLinesTest {
  private static final StackTraceElement DEPOSIT = frame("bank.Account$Inner", "deposit", 2);

  @TempDir Path build;

  private void write(String file, String text) throws IOException {
    Path path = build.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Optional<String> line(String module) {
    return SourceLines.around(build.resolve(module)).line(DEPOSIT);
  }

  @Test
  void inTheModuleItself() throws IOException {
    write("src/main/java/bank/Account.java", "class Account {\n  balance += amount;\n}\n");
    assertEquals(Optional.of("balance += amount;"), line(""));
  }

  @Test
  void inASiblingModuleTwoLevelsApart() throws IOException {
    write("pom.xml", "");
    Files.createDirectories(build.resolve("tests/unit"));
    write("core/money/src/test/java/bank/Account.java", "\n  balance++;\n");
    assertEquals(Optional.of("balance++;"), line("tests/unit"));
  }

  @Test
  void notBeyondTheBuild() throws IOException {
    Files.createDirectories(build.resolve("mine"));
    write("other/src/main/java/bank/Account.java", "\n  balance++;\n");
    assertEquals(Optional.empty(), line("mine"));
  }

  @Test
  void ofTwoFilesNobodyKnowsWhichOneWasMeant() throws IOException {
    write("src/main/java/bank/Account.java", "\n  balance++;\n");
    write("src/test/java/bank/Account.java", "\n  balance--;\n");
    assertEquals(Optional.empty(), line(""));
  }

  @Test
  void lineThatIsNotThere() throws IOException {
    write("src/main/java/bank/Account.java", "one line\n");
    assertEquals(Optional.empty(), line(""));
    assertEquals(Optional.empty(), SourceLines.NONE.line(DEPOSIT));
  }

  @Test
  void standsBesideItsFrame() throws IOException {
    write("src/main/java/bank/Account.java", "class Account {\n\tbalance += amount;\n}\n");
    StackText stacks = new StackText(SourceLines.around(build));
    assertEquals(
        List.of(
            "at bank.Account$Inner.deposit(Account.java:2)     2 | balance += amount;",
            "at bank.Bank.longerName(Bank.java:1)"),
        stacks.lines(List.of(DEPOSIT, frame("bank.Bank", "longerName", 1)), 5));
  }
}
