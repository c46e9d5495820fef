import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Runs Neo4j in the folder args[0] with the settings args[1], until its standard input ends. */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        new DatabaseManagementServiceBuilder(Path.of(args[0])).loadPropertiesFromFile(Path.of(args[1])).build();
        System.out.println("started");
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }
}
