import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF about many files in one run. Each argument is FLAVOUR:PATH, such as 2a:x.pdf; each
 * gets a line PASS or FAIL, a failed one also the rules that it breaks.
 */
public class Judge {
    public static void main(String[] args) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String arg : args) {
            int colon = arg.indexOf(':');
            judge(arg, PDFAFlavour.fromString(arg.substring(0, colon)), new File(arg.substring(colon + 1)));
        }
    }

    private static void judge(String arg, PDFAFlavour flavour, File file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + arg);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add("  " + check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber()
                            + " " + check.getMessage() + " at " + check.getLocation().getContext());
                }
            }
            broken.stream().limit(10).forEach(System.out::println);
        }
    }
}
