// Many files with progress: batch FOLDER INPUT... writes DOCX and JSON into FOLDER. C++17.
#include <gongwen.hpp>

#include <iostream>
#include <string_view>

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::cerr << "batch FOLDER INPUT...\n";
        return 2;
    }
    try {
        gongwen::batch batch;
        batch.folder(argv[1]).format(GONGWEN_FORMAT_DOCX).format(GONGWEN_FORMAT_JSON);
        for (int i = 2; i < argc; ++i)
            batch.input(std::string_view(argv[i]));
        std::size_t failed = batch.run([](const gongwen::outcome &each) {
            std::cout << each.done << "/" << each.total << " " << each.input << ": "
                      << each.found.size() << " findings\n";
            for (const gongwen::error &error : each.errors)
                std::cerr << error.what() << "\n";
            return true; // go on
        });
        return failed == 0 ? 0 : 1;
    } catch (const gongwen::error &error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
